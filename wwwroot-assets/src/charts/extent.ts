export interface ExtentOptions {
  log: boolean;
  /** Leave the most extreme 2 % at either end out of sight. */
  clip: boolean;
  /** Fixed ends, where the meaning of the numbers gives them. */
  min?: number | undefined;
  max?: number | undefined;
}

const most = 4096;
/** Differences of what is drawn must be finite. */
const largest = 8e307;
const least = 1e-307;

/** The range of values to draw, with a little air; gives a range even for one value or none. */
export function extent(columns: readonly ArrayLike<number>[], { log, clip, min, max }: ExtentOptions): [number, number] {
  const [low, high] = clip ? quantiles(columns, log) : ends(columns, log);
  const [a, b] = log ? airyLog(low, high) : airy(low, high);
  return [min ?? Math.max(a, -largest), max ?? Math.min(b, largest)];
}

function ends(columns: readonly ArrayLike<number>[], log: boolean): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const column of columns)
    for (let i = 0; i < column.length; i++) {
      const y = column[i]!;
      if (!Number.isFinite(y) || (log && y <= 0)) continue;
      if (y < low) low = y;
      if (y > high) high = y;
    }
  return [low, high];
}

// A few thousand numbers of each column, evenly taken, tell where its bulk lies.
function quantiles(columns: readonly ArrayLike<number>[], log: boolean): [number, number] {
  const seen: number[] = [];
  for (const column of columns) {
    const stride = Math.max(1, Math.ceil(column.length / most));
    for (let i = column.length - 1; i >= 0; i -= stride) if (Number.isFinite(column[i]) && (!log || column[i]! > 0)) seen.push(column[i]!);
  }
  if (seen.length < 20) return ends([seen], log);
  const sorted = Float64Array.from(seen).sort();
  return [sorted[Math.floor(0.02 * (sorted.length - 1))]!, sorted[Math.ceil(0.98 * (sorted.length - 1))]!];
}

function airy(low: number, high: number): [number, number] {
  if (low > high) return [0, 1];
  const air = (high / 2 - low / 2) * 0.1 || Math.abs(low) * 0.1 || 1;
  const base = low >= 0 && low < (high - low) * 0.25 ? 0 : low - air;
  return [base, high + air];
}

function airyLog(low: number, high: number): [number, number] {
  if (low > high) return [0.1, 1];
  const factor = Math.max(1.1, Math.exp(0.04 * (Math.log(high) - Math.log(low))));
  return [Math.min(Math.max(low / factor, least), largest / 10), Math.max(high * factor, 10 * least)];
}
