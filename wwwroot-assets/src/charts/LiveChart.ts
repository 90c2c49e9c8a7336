import { button } from "../dom/element";
import { exact, number } from "../format/number";
import { lowerBound, nearest } from "../series/search";
import { themeChanged } from "../theme/Theme";
import type { Group, Range } from "../view/Group";
import { ChartFigure } from "./ChartFigure";
import type { ChartSpec } from "./ChartSpec";
import { ChartState } from "./ChartState";
import { Crosshair } from "./Crosshair";
import { choices, type Exported } from "./export/choices";
import { extent } from "./extent";
import type { Drawable } from "./Frames";
import { press, type Keyed } from "./Keys";
import { nothing, type Drawing, type Layer } from "./Layer";
import { layers, type Layers } from "./layers";
import { Legend } from "./Legend";
import { drawMarks, marks, type Mark } from "./Marks";
import { menu } from "./Menu";
import { note } from "./note";
import { picture } from "./picture";
import { Plot } from "./Plot";
import { Pointer } from "./Pointer";
import { sheet } from "./sheet";
import type { Site } from "./Site";
import { table } from "./TableView";
import { Uses } from "./Uses";
import { xAxis, type XAxis } from "./xAxis";

const empty: Drawing = { main: nothing, back: nothing, low: nothing, high: nothing };
const tableRows = 500;
const tableEvery = 1000;

/** Curves of runs that grow while they are looked at. It draws itself: the page makes it once and disposes it. */
export class LiveChart implements Drawable, Keyed, Exported {
  private readonly figure: ChartFigure;
  private readonly uses: Uses;
  private readonly group: Group;
  private readonly layers: Layers;
  private readonly state: ChartState;
  private readonly legend: Legend;
  private plot: Plot | undefined;
  private crosshair: Crosshair | undefined;
  private axis: XAxis;
  private marks: Mark[] = [];
  private drawings: Drawing[] = [];
  private drawn: Range | undefined;
  private stale = true;
  private focused = false;
  private tableAt = 0;

  constructor(
    readonly element: HTMLElement,
    private readonly spec: ChartSpec,
    private readonly site: Site,
  ) {
    const { view } = site;
    this.figure = new ChartFigure(element, spec.title, spec.height ?? 200);
    this.uses = new Uses(site, () => this.changed());
    this.state = new ChartState(view.url, spec.id, spec.log ?? false);
    this.group = view.group(spec.over === undefined ? (spec.group ?? "page") : spec.id);
    this.layers = layers(spec, view, this.uses.data);
    this.axis = xAxis(view.axis, spec.over);
    this.legend = new Legend(this.layers.all, this.state.hidden, () => this.switched());
    this.figure.legend(this.legend.element);
    this.addTools();
    this.listen();
    site.frames.add(this);
  }

  dispose(): void {
    this.uses.end();
    this.plot?.destroy();
    this.site.frames.remove(this);
    this.group.has(this, undefined);
    this.figure.clear();
  }

  draw(): void {
    if (this.stale) {
      this.refresh();
      this.drawCurves();
    }
    if (!this.state.table) this.point();
  }

  step(by: number): void {
    const xs = this.shown().find((layer) => (layer?.xs.length ?? 0) > 0)?.xs;
    if (xs === undefined) return;
    const [from, to] = this.group.range;
    const now = this.group.hover === undefined ? lowerBound(xs, to) - (by > 0 ? 1 : 0) : nearest(xs, this.group.hover);
    const x = xs[Math.min(Math.max(now + by, lowerBound(xs, from)), xs.length - 1)]!;
    if (x > to) this.group.panBy((x - to) / (to - from) + 0.1);
    this.readAt(x);
  }

  end(last: boolean): void {
    this.readAt(this.group.range[last ? 1 : 0]);
  }

  zoom(factor: number): void {
    this.group.zoomBy(factor, this.group.hover);
  }

  pan(share: number): void {
    this.group.panBy(share);
  }

  reset(): void {
    this.group.zoomTo(undefined);
  }

  leave(): void {
    this.group.pointAt(undefined);
  }

  picture(): ReturnType<typeof picture> {
    return picture(this.spec.title, this.plot!, this.shown(), this.drawings, this.marks, this.site.palette);
  }

  canvas(): HTMLCanvasElement {
    return this.plot!.u.ctx.canvas;
  }

  sheet(most = Infinity): ReturnType<typeof sheet> {
    return sheet(this.shown().filter((layer) => layer !== undefined), this.axis.name, this.group.range, most);
  }

  whole(): { text: string; address: string }[] {
    const runs = [...this.uses.all];
    return runs.map((data) => ({
      text: runs.length > 1 ? `CSV, all points of ${data.run}` : "CSV, all points",
      address: data.csvAddress(this.spec.lines.filter((line) => line.run === data.run)),
    }));
  }

  private addTools(): void {
    const { state, figure } = this;
    const flip = (key: "log" | "clip" | "table", text: string, title: string): HTMLElement => {
      const made = button(text, title, () => {
        state[key] = !state[key];
        made.setAttribute("aria-pressed", String(state[key]));
        this.switched();
      }, state[key]);
      return made;
    };
    figure.tools.append(
      flip("log", "log", "Logarithmic axis"),
      flip("clip", "clip", "Leave the most extreme 2 % at either end out of sight"),
      flip("table", "table", "Show the numbers as a table"),
      menu("export", "Save this chart or its numbers", () => choices(this.spec.title, this, !this.state.table)),
    );
  }

  private listen(): void {
    const { view } = this.site;
    const { host } = this.figure;
    this.uses.until(this.group.onChange(() => this.regrouped()));
    this.uses.until(view.onChange(() => this.switched(false)));
    if (this.spec.pointed !== undefined) this.uses.until(view.group(this.spec.pointed).onChange(() => this.changed()));
    const repaint = (): void => this.plot?.repaint();
    document.addEventListener(themeChanged, repaint);
    this.uses.until(() => document.removeEventListener(themeChanged, repaint));
    const size = new ResizeObserver(() => this.changed());
    size.observe(host);
    this.uses.until(() => size.disconnect());
    host.addEventListener("keydown", (e) => {
      if (e.target === host && !e.ctrlKey && !e.metaKey && !e.altKey && press(e.key, e.shiftKey, this)) e.preventDefault();
    });
    host.addEventListener("focus", () => (this.focused = true));
    host.addEventListener("blur", () => {
      this.focused = false;
      this.leave();
    });
  }

  private changed(): void {
    this.stale = true;
    this.site.frames.request(this);
  }

  private regrouped(): void {
    const [from, to] = this.group.range;
    if (from !== this.drawn?.[0] || to !== this.drawn[1]) this.stale = true;
    this.site.frames.request(this);
  }

  // Another kind of axis needs another plot.
  private switched(keep = true): void {
    if (keep) this.state.keep();
    this.plot?.destroy();
    this.plot = this.crosshair = undefined;
    this.axis = xAxis(this.site.view.axis, this.spec.over);
    this.tableAt = 0;
    this.changed();
  }

  private shown(): (Layer | undefined)[] {
    return this.layers.all.map((layer, i) => (this.state.hidden.has(i) ? undefined : layer));
  }

  private refresh(): void {
    const { view } = this.site;
    for (const layer of this.layers.all) layer.refresh(view.axis, view.beta > 0 && this.spec.raw !== true);
    const ends = this.layers.all.filter((l) => l.xs.length > 0).map(({ xs }) => [xs[0]!, xs[xs.length - 1]!] as const);
    const reach: Range | undefined = ends.length === 0 ? undefined : [Math.min(...ends.map((e) => e[0])), Math.max(...ends.map((e) => e[1]))];
    this.group.has(this, reach);
    if (this.spec.unmarked !== true) this.marks = marks(this.layers.lines, view.axis);
    this.figure.tell(note(this.layers.all, reach !== undefined));
  }

  private drawCurves(): void {
    this.stale = false;
    this.drawn = this.group.range;
    if (this.state.table) return this.drawTable();
    const plot = (this.plot ??= this.newPlot());
    const { clientWidth: width, clientHeight: height } = this.figure.host;
    if (plot.u.width !== width || plot.u.height !== height) plot.resize(width, height);
    const pixels = Math.max(50, plot.box.width);
    const shown = this.shown();
    this.drawings = shown.map((layer) => layer?.draw(this.drawn!, pixels) ?? empty);
    plot.draw(this.drawings, this.drawn, extent(shown.flatMap((layer) => layer?.visible(this.drawn!) ?? []), { ...this.state, ...this.ends() }));
    if (this.group.zoom !== undefined) for (const layer of shown) layer?.refine(this.drawn, pixels);
  }

  private ends(): { log: boolean; clip: boolean; min: number | undefined; max: number | undefined } {
    const { log, clip } = this.state;
    return { log, clip, min: this.spec.min, max: this.spec.max };
  }

  private newPlot(): Plot {
    const { host } = this.figure;
    host.replaceChildren();
    const options = {
      layers: this.layers.all,
      log: this.state.log,
      palette: this.site.palette,
      over: (plot: Plot, context: CanvasRenderingContext2D) => drawMarks(this.marks, plot, context, this.site.palette),
      xText: this.axis.short,
      xSteps: this.axis.steps,
    };
    const plot = new Plot(host, options, host.clientWidth, host.clientHeight);
    this.crosshair = new Crosshair(plot, this.spec.unit ?? "");
    new Pointer(plot.u.over, {
      point: (left) => this.group.pointAt(left === undefined ? undefined : plot.xAt(left)),
      select: (from, to) => this.group.zoomTo([plot.xAt(from), plot.xAt(to)]),
      zoom: (factor, left) => this.group.zoomBy(factor, plot.xAt(left)),
      pan: (pixels) => this.group.panBy(-pixels / plot.box.width),
      reset: () => this.reset(),
    });
    return plot;
  }

  private drawTable(): void {
    const now = performance.now();
    if (now - this.tableAt < tableEvery) {
      setTimeout(() => this.changed(), tableEvery);
      return;
    }
    this.tableAt = now;
    const old = this.figure.host.firstElementChild?.scrollTop ?? 0;
    const made = table(this.spec.title, this.sheet(tableRows), exact);
    this.figure.host.replaceChildren(made);
    made.scrollTop = old;
  }

  private point(): void {
    const { hover } = this.group;
    const shown = this.shown();
    if (hover === undefined) this.crosshair?.hide();
    else this.crosshair?.show(shown, hover, this.axis, this.focused || this.figure.host.matches(":hover"));
    this.legend.values(shown.map((layer) => this.latest(layer, hover)));
  }

  private latest(layer: Layer | undefined, hover: number | undefined): string {
    const reading = layer?.at(hover ?? Infinity);
    return reading === undefined ? "" : number(reading.smoothed ?? reading.value) + (this.spec.unit ?? "");
  }

  private readAt(x: number): void {
    this.group.pointAt(x);
    this.point();
    this.figure.say(this.crosshair?.words ?? "");
  }
}
