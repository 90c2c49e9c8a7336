import { lowerBound } from "../series/search";

/** A curve with no more points than a screen can show. */
export interface Trace {
  xs: number[];
  /** `null` where there is no number: the curve has a gap. */
  ys: (number | null)[];
}

/**
 * Keeps of each bucket the smallest, the greatest and the last point, and one gap if a number is missing. Buckets lie at multiples of
 * their width, a power of two, so that a growing curve does not flicker. One point beyond either end is kept for the line that leads there.
 * @param xs Rising.
 * @param pixels How many buckets at most are worth having between the ends.
 */
export function thin(xs: Float64Array, ys: Float64Array, from: number, to: number, pixels: number): Trace {
  const first = Math.max(0, lowerBound(xs, from) - 1);
  const end = Math.min(xs.length, lowerBound(xs, to) + 2);
  const trace: Trace = { xs: [], ys: [] };
  if (end - first <= 4 * pixels) {
    for (let i = first; i < end; i++) add(trace, xs[i]!, ys[i]!);
    return trace;
  }
  const width = 2 ** Math.ceil(Math.log2((to - from) / pixels));
  for (let i = first; i < end; ) {
    const bucket = Math.floor(xs[i]! / width);
    let stop = i + 1;
    while (stop < end && Math.floor(xs[stop]! / width) === bucket) stop++;
    keep(trace, xs, ys, i, stop);
    i = stop;
  }
  return trace;
}

function keep(trace: Trace, xs: Float64Array, ys: Float64Array, start: number, stop: number): void {
  let [low, high, gap] = [-1, -1, -1];
  for (let i = start; i < stop; i++) {
    if (!Number.isFinite(ys[i])) gap = gap < 0 ? i : gap;
    else {
      if (low < 0 || ys[i]! < ys[low]!) low = i;
      if (high < 0 || ys[i]! > ys[high]!) high = i;
    }
  }
  let before = -1;
  for (const i of [low, high, gap, stop - 1].sort((a, b) => a - b)) {
    if (i > before) add(trace, xs[i]!, ys[i]!);
    before = Math.max(before, i);
  }
}

function add(trace: Trace, x: number, y: number): void {
  trace.xs.push(x);
  trace.ys.push(Number.isFinite(y) ? y : null);
}
