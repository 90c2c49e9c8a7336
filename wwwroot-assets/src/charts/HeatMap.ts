import { element } from "../dom/element";
import { number } from "../format/number";
import type { RunData } from "../series/RunData";
import { nearest } from "../series/search";
import { TrainingClock } from "../series/TrainingClock";
import type { Vector, VectorSeries } from "../series/VectorSeries";
import type { Range } from "../view/Group";
import { positions } from "./Axis";
import type { Caption } from "./export/png";
import { cells, valueRange, type Scale } from "./heat";
import { LinkedChart } from "./LinkedChart";
import type { LinkedSpec } from "./LinkedSpec";
import { Pointer } from "./Pointer";
import { ramp, type Rgb } from "./ramp";
import type { Site } from "./Site";
import { Surface } from "./Surface";
import { fewer, type Sheet } from "./TableView";
import { Tip } from "./Tip";

export interface HeatSpec extends LinkedSpec {
  run: string;
  scope: string;
  /** Of the series of vectors, such as "cg/recurrence". */
  name: string;
  /** What a row is, such as "iteration". */
  row: string;
  /** Names of the rows, from the first number of a vector; by default 1, 2, 3 … */
  rows?: string[];
  /** A colour of tokens.css; "cg" by default. */
  colour?: string;
  unit?: string;
  stepsPerEpoch?: number;
  /** Room for the names of rows, CSS pixels. */
  left?: number;
}

const shades = 256;

/** Vectors over the steps of a run: one column per step, one row per number, the colour its size. */
export class HeatMap extends LinkedChart {
  private readonly data: RunData;
  private readonly series: VectorSeries;
  private readonly bar = element("canvas", { class: "chart-ramp", width: String(shades), height: "1", "aria-hidden": "true" });
  private readonly scaleText = element("span", { class: "chart-value" });
  private xs: Float64Array = new Float64Array();
  private surface: Surface | undefined;
  private tip: Tip | undefined;
  private row = 0;

  constructor(
    element_: HTMLElement,
    private readonly spec: HeatSpec,
    site: Site,
  ) {
    super(element_, spec, site, 150);
    this.data = this.uses.data(spec.run);
    this.series = this.data.vectors(spec.scope, spec.name);
    this.figure.legend(element("span", { class: "chart-scale" }, this.bar, this.scaleText));
    this.addTools(["log"]);
    this.figure.host.addEventListener("keydown", (e) => this.moveRow(e));
  }

  canvas(): HTMLCanvasElement {
    return this.surface!.canvas;
  }

  caption(): Caption {
    return { title: `${this.spec.title} · ${this.scaleText.textContent}`, curves: [], colour: (token) => this.site.palette.get(token) };
  }

  svg(): undefined {
    return undefined;
  }

  whole(): { text: string; address: string }[] {
    return [{ text: "CSV, all points", address: this.data.csvAddress([this.spec]) }];
  }

  sheet(most = Infinity): Sheet {
    const [from, to] = this.group.range;
    const inside = this.series.vectors.map((v, i) => ({ x: this.xs[i]!, v })).filter(({ x }) => x >= from && x <= to);
    const count = this.rowCount(inside.map(({ v }) => v));
    const head = [this.axis.name, ...Array.from({ length: count }, (_, k) => `${this.spec.row} ${this.rowName(k)}`)];
    const row = ({ x, v }: { x: number; v: Vector }): (number | null)[] => [x, ...Array.from({ length: count }, (_, k) => v.values[k] ?? null)];
    return { head, rows: fewer(inside, most).map(row), total: inside.length };
  }

  protected refresh(): readonly ArrayLike<number>[] {
    const { vectors } = this.series;
    const clock = new TrainingClock(this.data.happened, this.data.started);
    const at = { stepsPerEpoch: this.spec.stepsPerEpoch ?? 1, seconds: (time: number) => clock.seconds(time) };
    this.xs = positions(this.kind, Float64Array.from(vectors, (v) => v.step), Float64Array.from(vectors, (v) => v.time), at);
    const loading = this.data.loading(this.spec.scope, this.spec.name);
    this.figure.tell(vectors.length > 0 ? "" : loading ? "Loading …" : "Nothing reported yet.");
    return [this.xs];
  }

  protected paint(range: Range): void {
    const surface = (this.surface ??= this.newSurface());
    const context = surface.begin(range, this.axis);
    const { vectors } = this.series;
    const { box } = surface;
    const scale: Scale = { log: this.state.log, ...valueRange(vectors.map((v) => v.values), this.state.log) };
    const colours = this.colours();
    const count = this.rowCount(vectors);
    this.showScale(scale, colours);
    if (count === 0) return;
    const width = Math.max(1, Math.round(box.width * devicePixelRatio));
    const picture = cells({ vectors: vectors.map((v) => v.values), lefts: Array.from(this.xs, (x) => (surface.left(x) / box.width) * width), width, rows: count, scale, colours });
    const image = element("canvas", { width: String(width), height: String(count) });
    image.getContext("2d")!.putImageData(new ImageData(picture, width, count), 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(image, box.left, box.top, box.width, box.height);
    const every = Math.ceil((count * 12) / box.height);
    for (let k = 0; k < count; k += every) surface.name(context, this.rowName(k), ((k + 0.5) / count) * box.height);
  }

  protected point(detailed: boolean): string {
    const { hover } = this.group;
    const i = hover === undefined ? -1 : nearest(this.xs, hover);
    const vector = this.series.vectors[i];
    const left = vector === undefined ? -1 : this.surface!.left(this.xs[i]!);
    if (vector === undefined || left < 0 || left > this.surface!.box.width) {
      this.tip?.hide();
      return "";
    }
    const k = Math.min(this.row, vector.values.length - 1);
    const label = `${this.spec.row} ${this.rowName(k)}`;
    const value = number(vector.values[k], 9) + (this.spec.unit ?? "");
    const top = ((k + 0.5) / this.rowCount(this.series.vectors)) * this.surface!.box.height;
    this.tip!.show(left, this.axis.long(this.xs[i]!), [{ colour: this.colour, dash: "solid", label, value, left, top }], detailed);
    return `${this.axis.long(this.xs[i]!)}, ${label}: ${value}`;
  }

  protected forget(): void {
    this.surface = this.tip = undefined;
  }

  private get colour(): string {
    return this.spec.colour ?? "cg";
  }

  private rowName(index: number): string {
    return this.spec.rows?.[index] ?? String(index + 1);
  }

  private rowCount(vectors: readonly Vector[]): number {
    return vectors.reduce((most, { values }) => Math.max(most, values.length), 0);
  }

  private colours(): Rgb[] {
    const { palette } = this.site;
    return ramp([palette.get("panel"), palette.get(this.colour), palette.get("ramp-end")], shades);
  }

  private showScale({ min, max }: Scale, colours: readonly Rgb[]): void {
    this.scaleText.textContent = min > max ? "" : `${number(min, 2)} … ${number(max, 2)}${this.spec.unit ?? ""}`;
    const bytes = new Uint8ClampedArray(colours.flatMap((c) => [...c, 255]));
    this.bar.getContext("2d")!.putImageData(new ImageData(bytes, shades, 1), 0, 0);
  }

  private newSurface(): Surface {
    const surface = new Surface(this.figure.host, this.site.palette, this.spec.left);
    this.tip = new Tip(surface.over);
    new Pointer(surface.over, this.hand((left) => surface.xAt(left), () => surface.box.width));
    surface.over.addEventListener("pointermove", (e) => {
      const { top, height } = surface.over.getBoundingClientRect();
      this.setRow(Math.floor(((e.clientY - top) / height) * this.rowCount(this.series.vectors)));
    });
    return surface;
  }

  private setRow(row: number): void {
    this.row = Math.max(0, Math.min(row, this.rowCount(this.series.vectors) - 1));
    this.site.frames.request(this);
  }

  private moveRow(e: KeyboardEvent): void {
    if (e.target !== this.figure.host || (e.key !== "ArrowUp" && e.key !== "ArrowDown")) return;
    e.preventDefault();
    this.setRow(this.row + (e.key === "ArrowUp" ? -1 : 1));
    this.figure.say(this.point(true));
  }
}
