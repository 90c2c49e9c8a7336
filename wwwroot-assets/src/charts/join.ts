import type { Trace } from "./thin";

export type Aligned = [number[], ...(number | null | undefined)[][]];

/** Puts curves of different steps on one common axis; `undefined` where a curve has no point of its own. */
export function join(traces: readonly Trace[]): Aligned {
  const xs: number[] = [];
  const columns: (number | null | undefined)[][] = traces.map(() => []);
  const at = traces.map(() => 0);
  for (;;) {
    let x = Infinity;
    traces.forEach((t, k) => (x = Math.min(x, t.xs[at[k]!] ?? Infinity)));
    if (x === Infinity) return [xs, ...columns];
    xs.push(x);
    traces.forEach((t, k) => columns[k]!.push(t.xs[at[k]!] === x ? last(t, at, k, x) : undefined));
  }
}

// Several points of one curve may share a position; the last stands for them.
function last(trace: Trace, at: number[], k: number, x: number): number | null {
  while (trace.xs[at[k]! + 1] === x) at[k]!++;
  return trace.ys[at[k]!++]!;
}
