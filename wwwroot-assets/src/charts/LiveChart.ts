import { reading as withUnit } from "../format/number";
import type { Range } from "../view/Group";
import type { ChartSpec } from "./ChartSpec";
import { Crosshair } from "./Crosshair";
import type { Caption } from "./export/png";
import { svgText } from "./export/svg";
import { extent } from "./extent";
import { nothing, type Drawing, type Layer } from "./Layer";
import { layers, type Layers } from "./layers";
import { Legend } from "./Legend";
import { LinkedChart } from "./LinkedChart";
import { drawLost, lost, type Lost } from "./lost";
import { drawMarks, marks, type Mark } from "./Marks";
import { note } from "./note";
import { picture } from "./picture";
import { Plot } from "./Plot";
import { Pointer } from "./Pointer";
import { sheet } from "./sheet";
import type { Site } from "./Site";
import type { Sheet } from "./TableView";

const empty: Drawing = { main: nothing, back: nothing, low: nothing, high: nothing };

/** Curves of runs that grow while they are looked at. It draws itself: the page makes it once and disposes it. */
export class LiveChart extends LinkedChart {
  private readonly layers: Layers;
  private readonly legend: Legend;
  private plot: Plot | undefined;
  private crosshair: Crosshair | undefined;
  private marks: Mark[] = [];
  private drawings: Drawing[] = [];
  private lost: Lost[] = [];

  constructor(
    element: HTMLElement,
    private readonly spec: ChartSpec,
    site: Site,
  ) {
    super(element, spec, site, 200);
    this.layers = layers(spec, site.view, this.uses.data);
    this.legend = new Legend(this.layers.all, this.state.hidden, () => this.switched());
    this.figure.legend(this.legend.element);
    this.addTools(["log", "clip"]);
    if (spec.pointed !== undefined) this.uses.until(site.view.group(spec.pointed).onChange(() => this.changed()));
  }

  canvas(): HTMLCanvasElement {
    return this.plot!.u.ctx.canvas;
  }

  caption(): Caption {
    return this.picture();
  }

  svg(): string {
    return svgText(this.picture());
  }

  sheet(most = Infinity): Sheet {
    return sheet(this.shown().filter((layer) => layer !== undefined), this.axis.name, this.group.range, most);
  }

  whole(): { text: string; address: string }[] {
    const runs = [...this.uses.all];
    return runs.map((data) => ({
      text: runs.length > 1 ? `CSV, all points of ${data.run}` : "CSV, all points",
      address: data.csvAddress(this.spec.lines.filter((line) => line.run === data.run)),
    }));
  }

  protected refresh(): readonly ArrayLike<number>[] {
    const { view } = this.site;
    for (const layer of this.layers.all) layer.refresh(this.kind, view.beta > 0 && this.spec.raw !== true);
    if (this.spec.unmarked !== true) this.marks = marks(this.layers.lines, this.kind);
    return this.layers.all.map((layer) => layer.xs);
  }

  protected paint(range: Range): void {
    const shown = this.shown();
    this.figure.tell(note(this.layers.all, range, this.state.log, shown));
    this.lost = lost(shown, range);
    const plot = (this.plot ??= this.newPlot());
    const { clientWidth, clientHeight } = this.figure.host;
    plot.resize(clientWidth, clientHeight);
    const pixels = Math.max(50, plot.box.width);
    this.drawings = shown.map((layer) => layer?.draw(range, pixels) ?? empty);
    const seen = shown.flatMap((layer) => layer?.visible(range) ?? []);
    const { log, clip } = this.state;
    plot.draw(this.drawings, range, extent(seen, { log, clip, min: this.spec.min, max: this.spec.max }));
    if (this.group.zoom !== undefined) for (const layer of shown) layer?.refine(range, pixels);
  }

  protected point(detailed: boolean): string {
    const { hover } = this.group;
    const shown = this.shown();
    if (hover === undefined) this.crosshair?.hide();
    else this.crosshair?.show(shown, hover, this.axis, detailed);
    this.legend.values(shown.map((layer) => this.latest(layer, hover)));
    return this.crosshair?.words ?? "";
  }

  // Another scale needs another plot.
  protected forget(): void {
    this.plot?.destroy();
    this.plot = this.crosshair = undefined;
  }

  private shown(): (Layer | undefined)[] {
    return this.layers.all.map((layer, i) => (this.state.hidden.has(i) ? undefined : layer));
  }

  private picture(): ReturnType<typeof picture> {
    return picture(this.spec.title, this.plot!, this.shown(), this.drawings, this.marks, this.lost, this.site.palette);
  }

  private newPlot(): Plot {
    const { host } = this.figure;
    host.replaceChildren();
    const plot = new Plot(host, {
      layers: this.layers.all,
      log: this.state.log,
      palette: this.site.palette,
      over: (drawn, context) => {
        drawMarks(this.marks, drawn, context, this.site.palette);
        drawLost(this.lost, drawn, context, this.site.palette);
      },
      axis: this.axis,
      unit: this.spec.unit,
    });
    this.crosshair = new Crosshair(plot, this.spec.unit ?? "");
    new Pointer(plot.u.over, this.hand((left) => plot.xAt(left), () => plot.box.width));
    return plot;
  }

  private latest(layer: Layer | undefined, hover: number | undefined): string {
    const reading = layer?.at(hover ?? Infinity);
    return reading === undefined ? "" : withUnit(reading.value, this.spec.unit);
  }
}
