/** Points of one curve as the server thinned them. */
export interface History {
  id: number;
  /** How many points there are in the range. */
  total: number;
  /** Steps per bucket; 1 means that nothing was left out. */
  width: number;
  /** Finite points averaged up to the last one given. */
  weight: number;
  steps: Float64Array;
  times: Float64Array;
  values: Float64Array;
  /** Empty if no average was asked for. */
  smoothed: Float64Array;
}

/** Several numbers per step, of the steps that the server kept. */
export interface VectorHistory {
  id: number;
  total: number;
  width: number;
  steps: Float64Array;
  times: Float64Array;
  vectors: Float64Array[];
}

export interface Decoded<T> {
  /** Everything up to this sequence number is in it. */
  seq: number;
  series: T[];
}

/** Reads the body of `/series/data`; throws a RangeError if it is cut off or of another version. */
export function decodePoints(body: ArrayBuffer): Decoded<History> {
  return decode(body, (r, columns) => {
    const [id, n, total, width, weight] = r.take(5) as unknown as [number, number, number, number, number];
    const steps = r.take(n);
    const times = r.take(n);
    const values = r.take(n);
    return { id, total, width, weight, steps, times, values, smoothed: r.take(columns === 4 ? n : 0) };
  });
}

/** Reads the body of `/series/vectors`; throws like `decodePoints`. */
export function decodeVectors(body: ArrayBuffer): Decoded<VectorHistory> {
  return decode(body, (r) => {
    const [id, n, total, width] = r.take(5) as unknown as [number, number, number, number];
    const steps = r.take(n);
    const times = r.take(n);
    const lengths = r.take(n);
    return { id, total, width, steps, times, vectors: Array.from(lengths, (length) => r.take(length)) };
  });
}

function decode<T>(body: ArrayBuffer, one: (reader: Reader, columns: number) => T): Decoded<T> {
  if (body.byteLength % 8 !== 0) throw new RangeError("The history is cut off.");
  const reader = new Reader(new Float64Array(body));
  const [version, seq, count, columns] = reader.take(4) as unknown as [number, number, number, number];
  if (version !== 1) throw new RangeError(`The history has format ${version}; reload the page.`);
  return { seq, series: Array.from({ length: count }, () => one(reader, columns)) };
}

class Reader {
  private at = 0;

  constructor(private readonly numbers: Float64Array) {}

  take(count: number): Float64Array {
    const end = this.at + count;
    if (!(end <= this.numbers.length)) throw new RangeError("The history is cut off.");
    const part = this.numbers.subarray(this.at, end);
    this.at = end;
    return part;
  }
}
