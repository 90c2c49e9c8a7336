export type AxisKind = "step" | "epoch" | "time";

export const axisKinds: readonly AxisKind[] = ["step", "epoch", "time"];

/** Where a point of a curve lies across the page. */
export interface Position {
  stepsPerEpoch: number;
  /** Seconds of training at a moment given in Unix milliseconds. */
  seconds(time: number): number;
}

/** Positions of points, rising like their steps. */
export function positions(kind: AxisKind, steps: Float64Array, times: Float64Array, at: Position): Float64Array {
  if (kind === "epoch") return steps.map((step) => step / at.stepsPerEpoch);
  if (kind === "time") return rising(times.map((time) => at.seconds(time)));
  return steps;
}

/** The position of one moment. */
export function position(kind: AxisKind, step: number, time: number, at: Position): number {
  return positions(kind, Float64Array.of(step), Float64Array.of(time), at)[0]!;
}

// A clock that was set back must not fold the curve over itself.
function rising(numbers: Float64Array): Float64Array {
  for (let i = 1; i < numbers.length; i++) if (numbers[i]! < numbers[i - 1]!) numbers[i] = numbers[i - 1]!;
  return numbers;
}
