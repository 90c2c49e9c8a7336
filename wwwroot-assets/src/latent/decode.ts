/** What is known of every point of a map, whatever the frame: its class, and its index within the split. */
export interface Points {
  labels: Int32Array;
  images: Int32Array;
}

/** What is known of every point in one frame: what its neighbours say, what a trained head says, and its cluster. */
export interface FrameData {
  knn: Int32Array;
  share: Float32Array;
  /** −1 where no head was trained. */
  prediction: Int32Array;
  confidence: Float32Array;
  cluster: Int32Array;
}

const columns = 5;

/** Places in the plane, x and y in turn. */
export function positionsOf(bytes: ArrayBuffer): Float32Array {
  return new Float32Array(whole(bytes, 2));
}

export function pointsOf(bytes: ArrayBuffer): Points {
  const all = new Int32Array(whole(bytes, 2));
  const n = all.length / 2;
  return { labels: all.subarray(0, n), images: all.subarray(n) };
}

export function frameOf(bytes: ArrayBuffer): FrameData {
  const n = whole(bytes, columns).byteLength / 4 / columns;
  const at = (column: number): [ArrayBuffer, number, number] => [bytes, column * n * 4, n];
  return {
    knn: new Int32Array(...at(0)),
    share: new Float32Array(...at(1)),
    prediction: new Int32Array(...at(2)),
    confidence: new Float32Array(...at(3)),
    cluster: new Int32Array(...at(4)),
  };
}

function whole(bytes: ArrayBuffer, parts: number): ArrayBuffer {
  if (bytes.byteLength % (4 * parts) !== 0) throw new Error(`A file of the map has ${bytes.byteLength} bytes, which is not a whole number of points.`);
  return bytes;
}
