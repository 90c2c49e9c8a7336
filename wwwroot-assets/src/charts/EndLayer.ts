import type { RunData } from "../series/RunData";
import { lowerBound } from "../series/search";
import type { Series } from "../series/Series";
import type { Range } from "../view/Group";
import { looks, type Dash, type LineSpec } from "./ChartSpec";
import { nothing, type Drawing, type Layer, type Points, type Reading } from "./Layer";
import type { SliceLayer } from "./SliceLayer";

/** One number of the step that a vector shows, drawn where the vector ends: such as the true residual after the last iteration. */
export class EndLayer implements Layer {
  readonly label: string;
  readonly colour: string;
  readonly dash: Dash;
  readonly about = "";
  private readonly series: Series;
  xs: Float64Array = new Float64Array();
  private value = Number.NaN;

  constructor(
    private readonly spec: LineSpec,
    index: number,
    private readonly data: RunData,
    private readonly vector: SliceLayer,
  ) {
    this.label = spec.label;
    ({ colour: this.colour, dash: this.dash } = looks(spec, index));
    this.series = data.series(spec.scope, spec.name);
  }

  get loading(): boolean {
    return this.data.loading(this.spec.scope, this.spec.name);
  }

  get counts(): readonly [number, number] {
    return [this.xs.length, this.xs.length];
  }

  /** The vector must have been refreshed before. */
  refresh(): void {
    const { step } = this.vector;
    const i = step === undefined ? -1 : lowerBound(this.series.steps, step);
    const found = i >= 0 && this.series.steps[i] === step;
    this.value = found ? this.series.values[i]! : Number.NaN;
    this.xs = found ? Float64Array.of(this.vector.xs.length) : new Float64Array();
  }

  draw(): Drawing {
    const main = { xs: [...this.xs], ys: [...this.xs].map(() => (Number.isFinite(this.value) ? this.value : null)) };
    return { main, back: nothing, low: nothing, high: nothing };
  }

  visible(): Float64Array[] {
    return [this.xs.map(() => this.value)];
  }

  points([from, to]: Range): Points[] {
    const xs = this.xs.filter((x) => x >= from && x <= to);
    return [{ xs, ys: xs.map(() => this.value) }];
  }

  at(): Reading | undefined {
    return this.xs.length === 0 ? undefined : { x: this.xs[0]!, step: this.xs[0]!, value: this.value };
  }

  whole(): boolean {
    return true;
  }

  refine(): void {
    // Its step is one of a vector that is here.
  }
}
