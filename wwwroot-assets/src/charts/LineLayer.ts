import type { RunData } from "../series/RunData";
import type { Series } from "../series/Series";
import { lowerBound, nearest } from "../series/search";
import { TrainingClock } from "../series/TrainingClock";
import type { Range } from "../view/Group";
import { positions, type AxisKind } from "./Axis";
import { looks, type Dash, type LineSpec } from "./ChartSpec";
import { nothing, type Drawing, type Layer, type Points, type Reading } from "./Layer";
import { thin } from "./thin";

/** One curve of one run. */
export class LineLayer implements Layer {
  readonly label: string;
  readonly colour: string;
  readonly dash: Dash;
  readonly about = "";
  readonly stepsPerEpoch: number;
  private readonly series: Series;
  private axis: AxisKind = "step";
  private averaged = false;
  private stamp = "";
  xs: Float64Array = new Float64Array();

  constructor(
    readonly spec: LineSpec,
    index: number,
    readonly data: RunData,
  ) {
    this.label = spec.label;
    ({ colour: this.colour, dash: this.dash } = looks(spec, index));
    this.stepsPerEpoch = spec.stepsPerEpoch ?? 1;
    this.series = data.series(spec.scope, spec.name);
  }

  get loading(): boolean {
    return this.data.loading(this.spec.scope, this.spec.name);
  }

  get counts(): readonly [number, number] {
    return [this.series.steps.length, this.series.total];
  }

  /** What is drawn: the average where there is one. */
  get ys(): Float64Array {
    return this.averaged ? this.series.smoothed : this.series.values;
  }

  /** Differs whenever the numbers do. */
  get state(): string {
    return `${this.stamp} ${this.averaged}`;
  }

  refresh(axis: AxisKind, averaged: boolean): void {
    this.averaged = averaged;
    const stamp = `${axis} ${this.series.revision} ${this.data.happened.length} ${this.data.started}`;
    if (stamp === this.stamp) return;
    [this.stamp, this.axis] = [stamp, axis];
    const clock = new TrainingClock(axis === "time" ? this.data.happened : [], this.data.started);
    const at = { stepsPerEpoch: this.stepsPerEpoch, seconds: (time: number) => clock.seconds(time) };
    this.xs = positions(this.axis, this.series.steps, this.series.times, at);
  }

  draw([from, to]: Range, pixels: number): Drawing {
    const main = thin(this.xs, this.ys, from, to, pixels);
    const back = this.averaged ? thin(this.xs, this.series.values, from, to, pixels) : nothing;
    return { main, back, low: nothing, high: nothing };
  }

  visible([from, to]: Range): Float64Array[] {
    return [this.series.values.subarray(lowerBound(this.xs, from), lowerBound(this.xs, to) + 1)];
  }

  points([from, to]: Range): Points[] {
    const [start, end] = [lowerBound(this.xs, from), lowerBound(this.xs, to)];
    const stop = this.xs[end] === to ? end + 1 : end;
    return [{ xs: this.xs.subarray(start, stop), ys: this.series.values.subarray(start, stop) }];
  }

  at(x: number): Reading | undefined {
    const i = nearest(this.xs, x);
    if (i < 0) return undefined;
    const { steps, values, smoothed } = this.series;
    return { x: this.xs[i]!, step: steps[i]!, value: values[i]!, smoothed: this.averaged ? smoothed[i] : undefined };
  }

  whole(range: Range): boolean {
    return this.series.steps.length === 0 || this.series.holds(...this.stepsOf(range), 1);
  }

  refine(range: Range, pixels: number): void {
    if (this.series.steps.length === 0) return;
    const [first, last] = this.stepsOf(range);
    if (last > first) this.data.refine(this.spec.scope, this.spec.name, first, last, pixels);
  }

  // Those of the points that the range shows, and of the neighbours to which lines lead.
  private stepsOf([from, to]: Range): [number, number] {
    const { steps } = this.series;
    return [steps[Math.max(0, lowerBound(this.xs, from) - 1)]!, steps[Math.min(steps.length - 1, lowerBound(this.xs, to))]!];
  }
}
