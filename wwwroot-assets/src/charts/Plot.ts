import uPlot from "uplot";
import { ticks } from "../format/number";
import type { Palette } from "../theme/Palette";
import type { Range } from "../view/Group";
import { dashes } from "./ChartSpec";
import { join } from "./join";
import type { Drawing, Layer } from "./Layer";
import type { Trace } from "./thin";
import { logTicks } from "./ticks";
import type { XAxis } from "./xAxis";

export interface Tick {
  /** CSS pixels from the left or the top of the plot. */
  at: number;
  text: string;
}

export interface PlotOptions {
  layers: readonly Layer[];
  log: boolean;
  palette: Palette;
  /** Draws on top of the curves. */
  over(plot: Plot, context: CanvasRenderingContext2D): void;
  axis: XAxis;
  unit: string | undefined;
}

const perLayer = 4;
/** About the width of a figure of the axes' font, CSS pixels. */
const letter = 6.4;

/** uPlot with one group of four series per layer: back, low, high, main. */
export class Plot {
  readonly u: uPlot;
  private yRange: Range = [0, 1];

  constructor(
    host: HTMLElement,
    private readonly options: PlotOptions,
  ) {
    this.u = new uPlot(this.uPlotOptions(host.clientWidth, host.clientHeight), [[]], host);
  }

  /** Where the curves are, in CSS pixels of the plot's own element. */
  get box(): { left: number; top: number; width: number; height: number } {
    const { left, top, width, height } = this.u.bbox;
    const p = uPlot.pxRatio;
    return { left: left / p, top: top / p, width: width / p, height: height / p };
  }

  draw(drawings: readonly Drawing[], xRange: Range, yRange: Range): void {
    this.yRange = yRange;
    const traces = drawings.flatMap(({ back, low, high, main }) => [back, low, high, main]);
    const data = join(this.options.log ? traces.map(positive) : traces) as uPlot.AlignedData;
    this.u.batch(() => {
      this.u.setData(data, false);
      this.u.setScale("x", { min: xRange[0], max: xRange[1] });
    });
  }

  /** CSS pixels from the left of the box. */
  left(x: number): number {
    return this.u.valToPos(x, "x");
  }

  top(y: number): number {
    return this.u.valToPos(y, "y");
  }

  xAt(left: number): number {
    return this.u.posToVal(left, "x");
  }

  ticks(scale: "x" | "y"): Tick[] {
    const axis = this.u.axes[scale === "x" ? 0 : 1] as uPlot.Axis & { _splits?: number[]; _values?: (string | null)[] };
    const place = (value: number): number => (scale === "x" ? this.left(value) : this.top(value));
    return (axis._splits ?? []).map((value, i) => ({ at: place(value), text: axis._values?.[i] ?? "" }));
  }

  resize(width: number, height: number): void {
    if (this.u.width !== width || this.u.height !== height) this.u.setSize({ width, height });
  }

  destroy(): void {
    this.u.destroy();
  }

  private uPlotOptions(width: number, height: number): uPlot.Options {
    const { layers, log, palette } = this.options;
    return {
      width,
      height,
      padding: [8, 10, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, auto: false }, y: { auto: true, distr: log ? 3 : 1, range: () => [this.yRange[0], this.yRange[1]] } },
      axes: this.axes(),
      series: [{}, ...layers.flatMap((layer) => this.series(layer))],
      bands: layers.map((layer, i) => ({
        series: [i * perLayer + 3, i * perLayer + 2] as [number, number],
        fill: () => palette.faint(layer.colour, 0.16),
      })),
      hooks: { draw: [(u) => this.options.over(this, u.ctx)] },
    };
  }

  private series(layer: Layer): uPlot.Series[] {
    const { palette } = this.options;
    const line = (width: number, opacity: number): uPlot.Series => ({
      width,
      dash: width === 2 ? dashes[layer.dash] : [],
      stroke: () => palette.faint(layer.colour, opacity),
      points: { show: width === 2 ? few : false, size: 5, width: 1.5, fill: () => palette.get("panel") },
      spanGaps: false,
    });
    return [line(1, 0.32), line(1, 0), line(1, 0), line(2, 1)];
  }

  private readonly logSplits = (u: uPlot, _: number, min: number, max: number): number[] => logTicks(min, max, u.bbox.height / uPlot.pxRatio / 28);

  private axes(): uPlot.Axis[] {
    const { palette, log, axis } = this.options;
    const font = `11px ${palette.get("numbers")}`;
    const common: uPlot.Axis = {
      stroke: () => palette.get("muted"),
      grid: { stroke: () => palette.get("grid"), width: 1 },
      ticks: { show: false },
      font,
      gap: 6,
    };
    const space = (_: uPlot, __: number, ___: number, max: number): number => Math.max(70, axis.labels([max])[0]!.length * letter + 20);
    const x: uPlot.Axis = { ...common, grid: { show: false }, size: 26, space, values: (_, splits) => axis.labels(splits), ...(axis.steps && { incrs: axis.steps }) };
    // uPlot's own filter leaves out labels of a logarithmic axis that are no powers of ten, and sometimes all.
    const logarithmic: uPlot.Axis = { splits: this.logSplits, filter: (_, splits) => splits };
    const y: uPlot.Axis = { ...common, size: (_, labels) => leftOf(labels ?? []), space: 34, ...(log && logarithmic), values: (_, splits) => ticks(splits, this.options.unit) };
    return [x, y];
  }
}

// As wide in all charts, so that their places along x are one below the other, but never too narrow to read.
function leftOf(labels: readonly (string | null)[]): number {
  return Math.max(52, Math.max(...labels.map((label) => label?.length ?? 0)) * letter + 12);
}

function positive({ xs, ys }: Trace): Trace {
  return { xs, ys: ys.map((y) => (y !== null && y > 0 ? y : null)) };
}

// Single points must be seen where no line leads to them.
function few(u: uPlot, index: number): boolean {
  const column = u.data[index]!;
  let count = 0;
  for (let i = 0; i < column.length && count <= 40; i++) if (column[i] !== undefined && column[i] !== null) count++;
  return count > 0 && count * 14 < u.bbox.width / uPlot.pxRatio && count <= 40;
}
