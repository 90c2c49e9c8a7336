import { element } from "../dom/element";
import type { Palette } from "../theme/Palette";
import type { Range } from "../view/Group";
import { linearTicks } from "./ticks";
import type { XAxis } from "./xAxis";

const margin = { left: 52, right: 10, top: 8, bottom: 26 };

/** A canvas with a box in it that lies where the curves of a plot of the same width lie, and an x axis below. */
export class Surface {
  readonly canvas = element("canvas", { class: "chart-canvas" });
  /** Covers the box; takes pointers. */
  readonly over = element("div", { class: "chart-over" });
  private range: Range = [0, 1];
  private size: readonly [number, number] = [0, 0];

  /** @param left Room for the names of rows, CSS pixels; more than a plot's only where the page cannot compare them. */
  constructor(
    private readonly host: HTMLElement,
    private readonly palette: Palette,
    private readonly leftMargin = margin.left,
  ) {
    host.replaceChildren(element("div", { class: "chart-surface" }, this.canvas, this.over));
  }

  get box(): { left: number; top: number; width: number; height: number } {
    const [width, height] = this.size;
    return { left: this.leftMargin, top: margin.top, width: Math.max(1, width - this.leftMargin - margin.right), height: Math.max(1, height - margin.top - margin.bottom) };
  }

  left(x: number): number {
    return ((x - this.range[0]) / (this.range[1] - this.range[0])) * this.box.width;
  }

  xAt(left: number): number {
    return this.range[0] + (left / this.box.width) * (this.range[1] - this.range[0]);
  }

  /** Clears the canvas and draws the axis; gives a context whose unit is the CSS pixel. */
  begin(range: Range, axis: XAxis): CanvasRenderingContext2D {
    this.range = range;
    this.fit();
    const context = this.canvas.getContext("2d")!;
    const ratio = devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, ...(this.size as [number, number]));
    this.drawAxis(context, axis);
    return context;
  }

  /** Writes a row's name left of the box. */
  name(context: CanvasRenderingContext2D, text: string, y: number): void {
    context.textAlign = "right";
    context.textBaseline = "middle";
    context.fillStyle = this.palette.get("muted");
    context.fillText(text, this.box.left - 6, this.box.top + y, this.box.left - 8);
  }

  private fit(): void {
    const { clientWidth, clientHeight } = this.host;
    const [width, height] = [clientWidth * devicePixelRatio, clientHeight * devicePixelRatio];
    this.size = [clientWidth, clientHeight];
    if (this.canvas.width !== Math.round(width) || this.canvas.height !== Math.round(height)) {
      [this.canvas.width, this.canvas.height] = [Math.round(width), Math.round(height)];
    }
    const { left, top, width: wide, height: high } = this.box;
    Object.assign(this.over.style, { left: `${left}px`, top: `${top}px`, width: `${wide}px`, height: `${high}px` });
  }

  private drawAxis(context: CanvasRenderingContext2D, axis: XAxis): void {
    const { box } = this;
    context.font = `11px ${this.palette.get("numbers")}`;
    context.fillStyle = this.palette.get("muted");
    context.textAlign = "center";
    context.textBaseline = "top";
    const [widest] = axis.labels([this.range[1]]);
    const most = Math.max(1, Math.floor(box.width / Math.max(80, context.measureText(widest!).width + 20)));
    const places = axisTicks(this.range, most, axis.steps);
    axis.labels(places).forEach((label, i) => context.fillText(label, box.left + this.left(places[i]!), box.top + box.height + 6));
  }
}

/** Round places along x, of the axis's own steps where it has them. */
export function axisTicks([from, to]: Range, most: number, steps: readonly number[] | undefined): number[] {
  const step = steps?.find((s) => (to - from) / s <= most);
  if (step === undefined) return linearTicks(from, to, most);
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, i) => (first + i) * step);
}
