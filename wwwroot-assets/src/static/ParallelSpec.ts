/** What parallel coordinates show: one line per row across all axes. */
export interface ParallelSpec {
  title: string;
  axes: { label: string; log?: boolean }[];
  /** Values in the order of the axes; texts make their axis one of categories. */
  rows: { label: string; values: (number | string | null)[]; colour?: string }[];
  /** What a row is called over the table; "Run" if nothing is given. */
  of?: string;
  height?: number;
}

/** The categories of an axis, in the order in which they appear; `undefined` if all of its values are numbers. */
export function categories(spec: ParallelSpec, axis: number): string[] | undefined {
  const values = spec.rows.map((row) => row.values[axis]).filter((v) => v !== null && v !== undefined);
  return values.some((v) => typeof v === "string") ? [...new Set(values.map(String))] : undefined;
}
