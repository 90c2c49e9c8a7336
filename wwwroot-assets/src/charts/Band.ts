import { lowerBound } from "../series/search";

/** Mean and sample standard deviation of several curves. */
export interface Spread {
  xs: Float64Array;
  mean: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** How many curves there are at each position. */
  n: Float64Array;
}

export interface Curve {
  xs: Float64Array;
  ys: Float64Array;
}

/**
 * Mean ± standard deviation (n − 1) at every position at which any curve has a point. A curve without a point there counts with the
 * value of the line between its neighbours; beyond its ends it does not count. Where a curve is not finite there is no mean: leaving it out
 * would make the others speak for it.
 */
export function spread(curves: readonly Curve[]): Spread {
  const xs = union(curves.map((c) => c.xs));
  const [mean, low, high, n] = [xs.slice(), xs.slice(), xs.slice(), xs.slice()];
  xs.forEach((x, i) => {
    const values = curves.map((c) => valueAt(c, x)).filter((y) => y !== undefined);
    const m = values.reduce((sum, y) => sum + y, 0) / values.length;
    const variance = values.reduce((sum, y) => sum + (y - m) ** 2, 0) / Math.max(1, values.length - 1);
    const deviation = Math.sqrt(variance);
    [mean[i], low[i], high[i], n[i]] = [m, m - deviation, m + deviation, values.length];
  });
  return { xs, mean, low, high, n };
}

function union(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((sum, c) => sum + c.length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all.sort().filter((x, i) => i === 0 || x !== all[i - 1]);
}

function valueAt({ xs, ys }: Curve, x: number): number | undefined {
  const i = lowerBound(xs, x);
  if (i === xs.length) return undefined;
  if (xs[i] === x) return ys[i]!;
  if (i === 0) return undefined;
  const share = (x - xs[i - 1]!) / (xs[i]! - xs[i - 1]!);
  return ys[i - 1]! + share * (ys[i]! - ys[i - 1]!);
}
