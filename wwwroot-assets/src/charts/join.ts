import type { Trace } from "./thin";

export type Aligned = [number[], ...(number | null | undefined)[][]];

/** Puts curves of different steps on one common axis; `undefined` where a curve has no point of its own. */
export function join(traces: readonly Trace[]): Aligned {
  const xs: number[] = [];
  const columns: (number | null | undefined)[][] = traces.map(() => []);
  const at = traces.map(() => 0);
  for (let x = least(traces, at); x < Infinity; x = least(traces, at)) {
    xs.push(x);
    for (let k = 0; k < traces.length; k++) columns[k]!.push(traces[k]!.xs[at[k]!] === x ? last(traces[k]!, at, k, x) : undefined);
  }
  return [xs, ...columns];
}

function least(traces: readonly Trace[], at: readonly number[]): number {
  let x = Infinity;
  for (let k = 0; k < traces.length; k++) {
    const next = traces[k]!.xs[at[k]!];
    if (next !== undefined && next < x) x = next;
  }
  return x;
}

// Several points of one curve may share a position; the last stands for them.
function last(trace: Trace, at: number[], k: number, x: number): number | null {
  while (trace.xs[at[k]! + 1] === x) at[k]!++;
  return trace.ys[at[k]!++]!;
}
