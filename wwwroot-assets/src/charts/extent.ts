export interface ExtentOptions {
  log: boolean;
  /** Leave the most extreme 2 % at either end out of sight. */
  clip: boolean;
  /** Fixed ends, where the meaning of the numbers gives them. */
  min?: number | undefined;
  max?: number | undefined;
}

const most = 4096;

/** The range of values to draw, with a little air; gives a range even for one value or none. */
export function extent(columns: readonly ArrayLike<number | null | undefined>[], { log, clip, min, max }: ExtentOptions): [number, number] {
  const seen: number[] = [];
  for (const column of columns) collect(column, log, clip, seen);
  const [low, high] = clip ? quantiles(seen) : ends(seen);
  const [a, b] = log ? airyLog(low, high) : airy(low, high);
  return [min ?? a, max ?? b];
}

function collect(column: ArrayLike<number | null | undefined>, log: boolean, clip: boolean, seen: number[]): void {
  const stride = clip ? Math.max(1, Math.ceil(column.length / most)) : 1;
  for (let i = column.length - 1; i >= 0; i -= stride) {
    const y = column[i];
    if (y !== null && y !== undefined && Number.isFinite(y) && (!log || y > 0)) seen.push(y);
  }
}

function ends(seen: number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const y of seen) [low, high] = [Math.min(low, y), Math.max(high, y)];
  return [low, high];
}

function quantiles(seen: number[]): [number, number] {
  if (seen.length < 20) return ends(seen);
  const sorted = Float64Array.from(seen).sort();
  return [sorted[Math.floor(0.02 * (sorted.length - 1))]!, sorted[Math.ceil(0.98 * (sorted.length - 1))]!];
}

function airy(low: number, high: number): [number, number] {
  if (low > high) return [0, 1];
  const air = (high - low) * 0.05 || Math.abs(low) * 0.1 || 1;
  const base = low >= 0 && low < (high - low) * 0.25 ? 0 : low - air;
  return [base, high + air];
}

function airyLog(low: number, high: number): [number, number] {
  if (low > high) return [0.1, 1];
  const factor = Math.max(1.1, (high / low) ** 0.04);
  return [low / factor, high * factor];
}
