import { duration } from "../format/duration";
import { count, exact, ticks } from "../format/number";
import type { AxisKind } from "./Axis";

/** How places along x are called. */
export interface XAxis {
  name: string;
  /** For ticks; those of different places differ. */
  labels(xs: readonly number[]): string[];
  /** For a reading. */
  long(x: number): string;
  steps: number[] | undefined;
}

const minute = 60;
const hour = 60 * minute;
const clockSteps = [1, 2, 5, 10, 15, 30, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour, 48 * hour, 168 * hour];
const wholeSteps = [1, 2, 5].flatMap((n) => Array.from({ length: 12 }, (_, k) => n * 10 ** k)).sort((a, b) => a - b);

/** @param over The name of the index, where the chart draws vectors. */
export function xAxis(kind: AxisKind, over?: string): XAxis {
  if (over !== undefined) return { name: over, labels: wholes, long: (x) => `${over} ${x}`, steps: wholeSteps };
  if (kind === "epoch") return { name: "epoch", labels: (xs) => ticks(xs), long: (x) => `epoch ${Number(x.toFixed(3))}`, steps: undefined };
  if (kind === "time") return { name: "time", labels: (xs) => xs.map(clock), long: (x) => `after ${duration(x * 1000)}`, steps: clockSteps };
  return { name: "step", labels: wholes, long: (x) => `step ${exact(x)}`, steps: wholeSteps };
}

function wholes(xs: readonly number[]): string[] {
  return xs.map((x) => count(Math.round(x)));
}

/** Such as "5:00" for minutes and "1:05:00" for hours. */
function clock(x: number): string {
  const [h, m, s] = [Math.floor(x / hour), Math.floor((x % hour) / minute), Math.round(x % minute)];
  const two = (n: number): string => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
