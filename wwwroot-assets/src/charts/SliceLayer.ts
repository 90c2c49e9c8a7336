import type { RunData } from "../series/RunData";
import { nearest } from "../series/search";
import type { Vector, VectorSeries } from "../series/VectorSeries";
import type { Group, Range } from "../view/Group";
import { looks, type Dash, type LineSpec } from "./ChartSpec";
import { nothing, type Drawing, type Layer, type Points, type Reading } from "./Layer";
import { thin } from "./thin";

/** A vector of one step over its index, from 1: the newest, or the one of the step that a group's charts point at. */
export class SliceLayer implements Layer {
  readonly colour: string;
  readonly dash: Dash;
  private readonly series: VectorSeries;
  private vector: Vector | undefined;
  xs: Float64Array = new Float64Array();

  constructor(
    private readonly spec: LineSpec,
    index: number,
    private readonly data: RunData,
    private readonly pointed: Group | undefined,
  ) {
    ({ colour: this.colour, dash: this.dash } = looks(spec, index));
    this.series = data.vectors(spec.scope, spec.name);
  }

  get label(): string {
    return this.spec.label;
  }

  get about(): string {
    if (this.vector === undefined) return "";
    return `${this.label}: step ${this.vector.step}, ${this.pointed?.hover === undefined ? "the newest" : "where the crosshair is"}.`;
  }

  /** The step that is shown. */
  get step(): number | undefined {
    return this.vector?.step;
  }

  get loading(): boolean {
    return this.data.loading(this.spec.scope, this.spec.name);
  }

  get counts(): readonly [number, number] {
    return [this.xs.length, this.xs.length];
  }

  refresh(): void {
    const { vectors } = this.series;
    const step = this.pointed?.hover;
    const i = step === undefined ? vectors.length - 1 : nearest(vectors.map((v) => v.step), step);
    if (this.vector === vectors[i]) return;
    this.vector = vectors[i];
    this.xs = (this.vector?.values ?? new Float64Array()).map((_, k) => k + 1);
  }

  draw([from, to]: Range, pixels: number): Drawing {
    const main = this.vector === undefined ? nothing : thin(this.xs, this.vector.values, from, to, pixels);
    return { main, back: nothing, low: nothing, high: nothing };
  }

  visible(): Float64Array[] {
    return this.vector === undefined ? [] : [this.vector.values];
  }

  points([from, to]: Range): Points[] {
    const [start, stop] = [Math.max(1, Math.ceil(from)) - 1, Math.max(0, Math.floor(to))];
    return this.vector === undefined ? [] : [{ xs: this.xs.subarray(start, stop), ys: this.vector.values.subarray(start, stop) }];
  }

  at(x: number): Reading | undefined {
    const i = nearest(this.xs, x);
    return i < 0 ? undefined : { x: i + 1, step: i + 1, value: this.vector!.values[i]! };
  }

  whole(): boolean {
    return true;
  }

  refine(): void {
    // A vector is always whole.
  }
}
