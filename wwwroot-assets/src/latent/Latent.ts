import { fileName, save } from "../charts/export/save";
import type { Choice } from "../charts/Menu";
import type { Site } from "../charts/Site";
import { element } from "../dom/element";
import { number } from "../format/number";
import type { Surroundings } from "../stream/RunFollower";
import { themeChanged } from "../theme/Theme";
import { Camera } from "./Camera";
import { className, describe, imageName } from "./describe";
import { FlipList } from "./FlipList";
import { Gallery } from "./Gallery";
import { LatentState, type Change } from "./LatentState";
import { LegendList } from "./LegendList";
import { Lit } from "./Lit";
import type { MapApi } from "./MapApi";
import { MapData } from "./MapData";
import type { MapStream } from "./MapFollower";
import { MapPane, placeOf } from "./MapPane";
import type { Around, MapView } from "./MapView";
import { Neighbourhoods } from "./Neighbourhoods";
import { NeighbourRows } from "./NeighbourRows";
import { NumbersTable } from "./NumbersTable";
import { png, svgText } from "./pictures";
import { PointTip } from "./PointTip";
import { progressOf } from "./progress";
import { SearchField } from "./SearchField";
import { framesOf } from "./Selected";
import { Thumbnails } from "./Thumbnails";
import { Timeline } from "./Timeline";
import { Toolbar } from "./Toolbar";

export interface LatentSpec {
  run: string;
  map: string;
  title: string;
}

const hint = "Drag: move · Shift and drag: lasso · click a point: its neighbours · wheel after a click into the map, or two fingers: zoom";

/** The panel of a map of features: two frames side by side or one that becomes the next, and everything about their points. */
export class Latent implements Around {
  readonly state: LatentState;
  readonly data: MapData;
  readonly camera: Camera;
  private readonly lit: Lit;
  private readonly thumbnails: Thumbnails;
  private readonly neighbourhoods: Neighbourhoods;
  private readonly panes: [MapPane, MapPane];
  private readonly maps = element("div", { class: "latent-maps" });
  private readonly switches = element("div", { class: "chart-switches latent-sides", role: "group", "aria-label": "Which map" });
  private readonly status = element("p", { class: "small muted latent-status", role: "status" });
  private readonly chosen = element("span", { class: "num small" });
  private readonly legend: LegendList;
  private readonly gallery: Gallery;
  private readonly neighbours: NeighbourRows;
  private readonly flips: FlipList;
  private readonly numbers = new NumbersTable();
  private readonly timeline: Timeline;
  private readonly search: SearchField;
  private readonly toolbar: Toolbar;
  private readonly recolour = (): void => this.changed("colours");
  private narrow = 1;

  constructor(
    private readonly root: HTMLElement,
    private readonly spec: LatentSpec,
    private readonly site: Site,
    private readonly api: MapApi,
    stream: MapStream,
    around: Surroundings,
  ) {
    this.state = new LatentState(site.view.url);
    this.camera = new Camera(() => this.state.moved());
    this.thumbnails = new Thumbnails(api);
    this.neighbourhoods = new Neighbourhoods(api);
    this.data = new MapData(api, stream, around, (fault) => this.read(fault));
    this.lit = new Lit(this.state, this.data, site.palette);
    const images = { state: this.state, data: this.data, thumbnails: this.thumbnails };
    this.legend = new LegendList(this.state);
    this.gallery = new Gallery(images);
    this.neighbours = new NeighbourRows(images, this.neighbourhoods);
    this.flips = new FlipList(images);
    this.timeline = new Timeline(this.state, this.data);
    this.search = new SearchField(this.state, this.data, (words) => (this.status.textContent = words));
    this.toolbar = new Toolbar(this.state, this.data, this.camera, this.search, () => this.exports());
    this.panes = [new MapPane(this, 0), new MapPane(this, 1)];
    this.lay();
    for (const { view } of this.panes) site.frames.add(view);
    this.state.onChange((change) => this.changed(change));
    document.addEventListener(themeChanged, this.recolour);
  }

  request(view: MapView): void {
    this.site.frames.request(view);
  }

  isSeen(point: number, frame: number): boolean {
    return this.lit.isSeen(point, frame);
  }

  tip(over: HTMLElement): PointTip {
    return new PointTip(over, this.data, this.thumbnails, this.neighbourhoods);
  }

  spoken(point: number, frame: number): string {
    return [imageName(this.data, point), className(this.data, this.data.points!.labels[point]!), ...describe(this.data, point, frame)].join(", ");
  }

  dispose(): void {
    document.removeEventListener(themeChanged, this.recolour);
    this.timeline.stop();
    this.data.dispose();
    this.neighbourhoods.dispose();
    for (const list of [this.gallery.list, this.flips.list]) list.dispose();
    for (const { view } of this.panes) {
      this.site.frames.remove(view);
      view.dispose();
    }
    this.root.replaceChildren();
  }

  private lay(): void {
    const aside = element("aside", { class: "panel latent-aside", "aria-label": "Colours and selection" });
    const head = (words: string, ...more: HTMLElement[]): HTMLElement => element("div", { class: "panel-head" }, element("h2", {}, words), ...more);
    aside.append(head("Colours", element("span", { class: "small muted" }, "click: hide · double: only")), this.legend.root, head("Selected", this.chosen), this.gallery.list.root);
    this.maps.append(...this.panes.map((p) => p.root));
    const lower = element("div", { class: "latent-lower" }, this.numbers.root, this.flips.root);
    const fallback = this.panes[0].view.isFast ? [] : [element("p", { class: "note" }, "This browser has no WebGL, so a plain canvas draws the maps: slower, and otherwise the same.")];
    this.root.classList.add("latent");
    this.root.toggleAttribute("data-empty", true);
    this.root.replaceChildren(this.toolbar.root, ...fallback, this.status, this.switches, element("div", { class: "latent-main" }, this.maps, aside), element("p", { class: "small muted latent-hint" }, hint), this.timeline.root, this.neighbours.root, lower);
  }

  // Something was read from the server.
  private read(fault?: string): void {
    this.need();
    const word = fault === undefined ? progressOf(this.data.info) : `${fault} It is tried again.`;
    const known = this.data.result;
    const size = known === null ? "" : `${number(known.n)} images of the ${known.split} split · ${number(known.d)} dimensions · ${this.data.info!.options.method === "tsne" ? `t-SNE, perplexity ${number(this.data.info!.options.perplexity)}, aligned` : "PCA"}`;
    this.status.textContent = [size, word].filter((w) => w !== "").join(" · ");
    this.status.classList.toggle("fault", fault !== undefined || this.data.info?.state === "failed");
    this.root.toggleAttribute("data-empty", this.data.count === 0);
    this.search.show();
    this.lit.forget();
    this.changed("frames");
  }

  private changed(change: Change): void {
    if (change === "hover") return this.panes.forEach(({ view }) => view.mark());
    if (change === "camera") return this.draw();
    if (change === "point") this.showNeighbours();
    if (change === "frames") this.need();
    this.toolbar.show();
    if (change === "frames" || change === "colours" || change === "selection") this.showAll(change);
    this.draw();
  }

  private showAll(change: Change): void {
    const { state, data } = this;
    this.root.dataset["show"] = state.show === "side" && data.count > 1 ? "side" : "morph";
    this.root.dataset["tool"] = state.tool;
    for (const pane of this.panes) pane.show(state, data);
    this.showSides();
    this.timeline.show();
    this.lit.paint(this.views, change);
    this.legend.show(this.lit.shown(this.views), state.terms.length > 0 ? this.lit.selected.marks : undefined);
    this.showLists(change);
  }

  private showLists(change: Change): void {
    const [from, to] = this.compared;
    const { points } = this.lit.selected;
    if (change !== "colours" && this.lit.hasMoved(`${from} ${to}`)) {
      this.chosen.textContent = points.length > 0 ? number(points.length) : "none: draw a lasso, or search";
      this.gallery.list.root.hidden = points.length === 0;
      this.gallery.show(points);
      this.flips.show(from, to, points);
      if (this.data.result !== null) this.numbers.show(this.data.result, this.data.info!.options.method, from, to);
      this.showNeighbours();
    }
  }

  private showNeighbours(): void {
    if (this.data.points !== undefined && this.data.count > 0) void this.neighbours.show([...new Set(this.compared)]);
  }

  private showSides(): void {
    const names = this.data.result?.frames.map((f) => f.title) ?? [];
    const at = [0, 1].map((side) => this.state.side(side, this.data.count));
    this.root.dataset["side"] = String(this.narrow);
    const buttons = at.map((frame, side) => {
      const made = element("button", { type: "button", class: "chart-button", "aria-pressed": String(side === this.narrow) }, names[frame] ?? "");
      made.addEventListener("click", () => {
        this.narrow = side;
        this.changed("frames");
        (this.switches.children[side] as HTMLElement).focus();
      });
      return made;
    });
    this.switches.replaceChildren(...buttons);
  }

  // The two frames that the tables compare.
  private get compared(): [number, number] {
    const { state, data } = this;
    return state.show === "side" ? [state.side(0, data.count), state.side(1, data.count)] : [0, Math.max(0, data.count - 1)];
  }

  private get views(): MapView[] {
    return this.root.dataset["show"] === "side" ? this.panes.map((p) => p.view) : [this.panes[0].view];
  }

  private need(): void {
    const { state, data } = this;
    const places = [0, 1].map((side) => placeOf(side, state, data));
    const all = state.show === "morph" && data.isDone ? Array.from({ length: data.count }, (_, i) => i) : [];
    data.need([...new Set([...places.flatMap((at) => [Math.floor(at), Math.ceil(at)]), ...this.compared, ...framesOf(state.terms), ...all])]);
  }

  private draw(): void {
    for (const view of this.views) this.request(view);
  }

  private exports(): Choice[] {
    const { title } = this.spec;
    const shown = this.views.filter((view) => view.element.clientWidth > 0);
    const pictures = () => shown.map((view) => view.picture(this.data.result?.frames[view.frame]?.title ?? ""));
    const caption = () => ({ title, categories: this.lit.shown(shown)[0]?.categories ?? [], colour: (token: string) => this.site.palette.get(token) });
    return [
      { text: "PNG image", act: () => void png(pictures(), caption()).then((blob) => save(fileName(title, "png"), blob)) },
      { text: "SVG image", act: () => save(fileName(title, "svg"), svgText(pictures(), caption()), "image/svg+xml") },
      { text: "CSV, all points and frames", act: this.api.csv() },
    ];
  }
}
