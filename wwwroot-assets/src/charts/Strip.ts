import { number } from "../format/number";
import type { RunData } from "../series/RunData";
import { TrainingClock } from "../series/TrainingClock";
import type { Range } from "../view/Group";
import { position } from "./Axis";
import { csv } from "./export/csv";
import type { Caption } from "./export/png";
import { height, held, valueAt, type Held } from "./lanes";
import { LinkedChart } from "./LinkedChart";
import type { LinkedSpec } from "./LinkedSpec";
import { settingText } from "./Marks";
import { Pointer } from "./Pointer";
import type { Site } from "./Site";
import { Surface } from "./Surface";
import type { Sheet } from "./TableView";
import { Tip } from "./Tip";

export interface StripSpec extends LinkedSpec {
  run: string;
  scope: string;
  lanes: LaneSpec[];
  stepsPerEpoch?: number;
}

export interface LaneSpec {
  /** The setting: lambda, gamma, alpha or lr. */
  name: string;
  /** Its symbol, such as "λ". */
  label: string;
  /** Its value in the run's options. */
  initial: number;
  colour?: string;
}

/** Settings over the steps of a run, one lane each: flat until someone changes them. */
export class Strip extends LinkedChart {
  private readonly data: RunData;
  private values: Held[][] = [];
  private surface: Surface | undefined;
  private tip: Tip | undefined;

  constructor(
    element: HTMLElement,
    private readonly spec: StripSpec,
    site: Site,
  ) {
    super(element, spec, site, 34 + 38 * spec.lanes.length);
    this.data = this.uses.data(spec.run);
    this.addTools([]);
  }

  canvas(): HTMLCanvasElement {
    return this.surface!.canvas;
  }

  caption(): Caption {
    return { title: this.spec.title, curves: [], colour: (token) => this.site.palette.get(token) };
  }

  svg(): undefined {
    return undefined;
  }

  whole(): { text: string; address: string }[] {
    const rows = this.changes().map((e) => [e.step, String(e.detail["name"]), Number(e.detail["old"]), Number(e.detail["value"])]);
    return [{ text: "CSV, every change", address: `data:text/csv,${encodeURIComponent(csv([["step", "name", "old", "value"], ...rows]))}` }];
  }

  sheet(): Sheet {
    const xs = [...new Set(this.values.flatMap((lane) => lane.map((h) => h.x)))].filter(Number.isFinite).sort((a, b) => a - b);
    const places = [this.group.range[0], ...xs];
    const rows = places.map((x) => [x, ...this.values.map((lane) => valueAt(lane, x))]);
    return { head: [this.axis.name, ...this.spec.lanes.map((lane) => lane.label)], rows, total: rows.length };
  }

  protected refresh(): readonly ArrayLike<number>[] {
    const clock = new TrainingClock(this.data.happened, this.data.started);
    const at = { stepsPerEpoch: this.spec.stepsPerEpoch ?? 1, seconds: (time: number) => clock.seconds(time) };
    const { happened } = this.data;
    this.values = this.spec.lanes.map(({ name, initial }) =>
      held(name, initial, this.spec.scope, happened, (e) => position(this.kind, e.step, e.time, at)),
    );
    const last = this.changes().at(-1);
    this.figure.tell(last === undefined ? "Nothing was changed on the way." : `${settingText(last.detail)} since step ${last.step}.`);
    return [];
  }

  protected paint(range: Range): void {
    const surface = (this.surface ??= this.newSurface());
    const context = surface.begin(range, this.axis);
    const { left, top } = surface.box;
    this.spec.lanes.forEach((lane, k) => {
      this.paintLane(context, surface, k);
      surface.name(context, lane.label, this.middle(k));
    });
    context.strokeStyle = this.site.palette.get("mark");
    context.lineWidth = 1;
    context.setLineDash([3, 3]);
    for (const x of this.values.flatMap((lane) => lane.map((h) => surface.left(h.x)))) {
      if (!(x >= 0 && x <= surface.box.width)) continue;
      context.beginPath();
      context.moveTo(left + x, top);
      context.lineTo(left + x, top + surface.box.height);
      context.stroke();
    }
    context.setLineDash([]);
  }

  protected point(detailed: boolean): string {
    const { hover } = this.group;
    const left = hover === undefined || this.surface === undefined ? -1 : this.surface.left(hover);
    if (hover === undefined || left < 0 || left > this.surface!.box.width) {
      this.tip?.hide();
      return "";
    }
    const rows = this.spec.lanes.map((lane, k) => {
      const value = valueAt(this.values[k]!, hover);
      return { colour: this.colour(k), dash: "solid" as const, label: lane.label, value: number(value), left, top: this.top(k, value) };
    });
    this.tip!.show(left, this.axis.long(hover), rows, detailed);
    return [this.axis.long(hover), ...rows.map((r) => `${r.label} ${r.value}`)].join(", ");
  }

  protected forget(): void {
    this.surface = this.tip = undefined;
  }

  private changes(): typeof this.data.happened {
    const names = new Set(this.spec.lanes.map((lane) => lane.name));
    return this.data.happened.filter((e) => e.kind === "settingChanged" && e.scope === this.spec.scope && names.has(String(e.detail["name"])));
  }

  private colour(lane: number): string {
    return this.spec.lanes[lane]!.colour ?? `run-${(lane % 8) + 1}`;
  }

  private laneHeight(): number {
    return this.surface!.box.height / this.spec.lanes.length;
  }

  private middle(lane: number): number {
    return (lane + 0.5) * this.laneHeight();
  }

  private top(lane: number, value: number): number {
    return this.middle(lane) + (0.5 - height(value, this.values[lane]!)) * this.laneHeight() * 0.4;
  }

  private paintLane(context: CanvasRenderingContext2D, surface: Surface, lane: number): void {
    const { box } = surface;
    const { palette } = this.site;
    const limit = (x: number): number => box.left + Math.min(Math.max(surface.left(x), 0), box.width);
    context.strokeStyle = palette.get(this.colour(lane));
    context.lineWidth = 2;
    context.beginPath();
    const values = this.values[lane]!;
    values.forEach((h, i) => {
      const y = box.top + this.top(lane, h.value);
      context.lineTo(limit(h.x), y);
      context.lineTo(limit(values[i + 1]?.x ?? Infinity), y);
    });
    context.stroke();
    this.paintValues(context, surface, lane, limit);
  }

  // Each value is written where it begins, if there is room until the next.
  private paintValues(context: CanvasRenderingContext2D, { box }: Surface, lane: number, limit: (x: number) => number): void {
    context.fillStyle = this.site.palette.get("ink");
    context.textAlign = "left";
    context.textBaseline = "bottom";
    const values = this.values[lane]!;
    values.forEach((h, i) => {
      const [from, to] = [limit(h.x) + 4, limit(values[i + 1]?.x ?? Infinity)];
      const text = number(h.value, 3);
      if (context.measureText(text).width + 4 < to - from) context.fillText(text, from, box.top + this.top(lane, h.value) - 3);
    });
  }

  private newSurface(): Surface {
    const surface = new Surface(this.figure.host, this.site.palette);
    this.tip = new Tip(surface.over);
    new Pointer(surface.over, this.hand((left) => surface.xAt(left), () => surface.box.width));
    return surface;
  }
}
