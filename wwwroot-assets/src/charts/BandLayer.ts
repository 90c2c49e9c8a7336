import { lowerBound, nearest } from "../series/search";
import type { Range } from "../view/Group";
import type { AxisKind } from "./Axis";
import { spread, type Spread } from "./Band";
import { nothing, type Drawing, type Layer, type Points, type Reading } from "./Layer";
import type { LineLayer } from "./LineLayer";
import { thin } from "./thin";

/** Several curves as one: their mean, and one standard deviation to either side. */
export class BandLayer implements Layer {
  readonly about = "";
  private stamp = "";
  private s: Spread = spread([]);
  private steps = 1;

  /** @param members At least one; colour and dash are the first one's. */
  constructor(
    private readonly name: string,
    private readonly members: readonly LineLayer[],
  ) {}

  get label(): string {
    const n = this.members.filter((member) => member.xs.length > 0).length;
    return n > 1 ? `${this.name} (mean ± sd of ${n})` : this.name;
  }

  get colour(): string {
    return this.members[0]!.colour;
  }

  get dash(): LineLayer["dash"] {
    return this.members[0]!.dash;
  }

  get loading(): boolean {
    return this.members.some((m) => m.loading);
  }

  get xs(): Float64Array {
    return this.s.xs;
  }

  get counts(): readonly [number, number] {
    return this.members.reduce(([a, b], { counts: [c, d] }) => [a + c, b + d] as const, [0, 0] as readonly [number, number]);
  }

  refresh(axis: AxisKind, averaged: boolean): void {
    for (const member of this.members) member.refresh(axis, averaged);
    const stamp = this.members.map((m) => m.state).join();
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    this.steps = axis === "step" ? 1 : axis === "epoch" ? this.members[0]!.stepsPerEpoch : Number.NaN;
    this.s = spread(this.members.map(({ xs, ys }) => ({ xs, ys })));
  }

  draw([from, to]: Range, pixels: number): Drawing {
    const { xs, mean, low, high } = this.s;
    const one = (ys: Float64Array) => thin(xs, ys, from, to, pixels);
    return { main: one(mean), back: nothing, low: one(low), high: one(high) };
  }

  visible([from, to]: Range): Float64Array[] {
    const { xs, low, high } = this.s;
    const part = (ys: Float64Array) => ys.subarray(lowerBound(xs, from), lowerBound(xs, to) + 1);
    return [part(low), part(high)];
  }

  points(range: Range): Points[] {
    return this.members.flatMap((member) => member.points(range));
  }

  at(x: number): Reading | undefined {
    const { xs, mean, high, n } = this.s;
    const i = nearest(xs, x);
    return i < 0 ? undefined : { x: xs[i]!, step: xs[i]! * this.steps, value: mean[i]!, deviation: n[i]! > 1 ? high[i]! - mean[i]! : Number.NaN, n: n[i]! };
  }

  whole(range: Range): boolean {
    return this.members.every((member) => member.whole(range));
  }

  refine(range: Range, pixels: number): void {
    for (const member of this.members) member.refine(range, pixels);
  }
}
