import type { Drawable } from "../charts/Frames";
import { element, svg } from "../dom/element";
import { placeAt, type Camera, type Transform } from "./Camera";
import type { LatentState } from "./LatentState";
import { MapKeys, keysHelp } from "./MapKeys";
import type { MapData } from "./MapData";
import { MapPointer, type Hand } from "./MapPointer";
import { mixed } from "./morph";
import type { Picture } from "./pictures";
import type { PointTip } from "./PointTip";
import { simplified, type Place } from "./polygon";
import type { Scatter } from "./Scatter";
import { scatterOn } from "./scatterOn";

const reach = 12;
const noPoints = new Float32Array();

/** What a view asks of the panel it is in. */
export interface Around {
  state: LatentState;
  data: MapData;
  camera: Camera;
  /** Draws it in the next frame in which it can be seen. */
  request(view: MapView): void;
  /** Whether a point can be seen in a frame: its category is shown. */
  isSeen(point: number, frame: number): boolean;
  tip(over: HTMLElement): PointTip;
  /** What the keys say aloud. */
  spoken(point: number, frame: number): string;
}

/** One picture of the points: of a frame, or on the way between two. */
export class MapView implements Drawable, Hand {
  readonly element = element("div", { class: "latent-host", tabindex: "0", role: "application", "aria-roledescription": "map of points" });
  readonly canvas = element("canvas", { class: "latent-canvas" });
  readonly isFast: boolean;
  private readonly loop = svg("polygon", { class: "latent-loop" });
  private readonly rings = { hover: element("i", { class: "latent-ring" }), point: element("i", { class: "latent-ring looked" }) };
  private readonly spoken = element("div", { class: "chart-spoken", "aria-live": "polite" });
  private readonly scatter: Scatter;
  private readonly tip: PointTip;
  private readonly size: ResizeObserver;
  private a: Float32Array = noPoints;
  private b: Float32Array = noPoints;
  private rgba: Uint8Array = new Uint8Array();
  private selected: Uint8Array = new Uint8Array();
  private holds = false;
  private dimmed = false;

  /** @param at Gives the place in time that it shows. */
  constructor(
    private readonly around: Around,
    private readonly at: () => number,
  ) {
    this.element.append(this.canvas, svg("svg", { class: "latent-over", "aria-hidden": "true" }, this.loop), this.rings.hover, this.rings.point, element("i", { class: "latent-cross" }), this.spoken);
    const { scatter, isFast } = scatterOn(this.canvas, () => around.request(this));
    [this.scatter, this.isFast] = [scatter, isFast];
    this.tip = around.tip(this.element);
    new MapPointer(this.element, this);
    new MapKeys(this.element, around, this);
    this.size = new ResizeObserver(() => around.request(this));
    this.size.observe(this.element);
  }

  /** The frame whose points are described: the nearest one. */
  get frame(): number {
    return Math.round(this.at());
  }

  set title(title: string) {
    this.element.setAttribute("aria-label", `${title}. ${keysHelp}`);
  }

  /** @param rgba Four bytes a point. @param selected 1 for those that are. @param dimmed Whether any is. */
  paint(rgba: Uint8Array, selected: Uint8Array, dimmed: boolean): void {
    if (rgba !== this.rgba || selected !== this.selected) this.scatter.colours(rgba, selected);
    [this.rgba, this.selected, this.dimmed] = [rgba, selected, dimmed];
  }

  draw(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (this.canvas.width !== wide || this.canvas.height !== high) [this.canvas.width, this.canvas.height] = [wide, high];
    const way = this.around.data.around(this.at());
    const [a, b] = [way?.a ?? noPoints, way?.b ?? noPoints];
    if (a !== this.a || b !== this.b) this.scatter.places((this.a = a), (this.b = b));
    this.scatter.draw({ transform: this.transform, width, height, share: way?.share ?? 0, size: this.pointSize, dimmed: this.dimmed });
    this.mark();
  }

  /** What it shows, for an image file. */
  picture(title: string): Picture {
    this.draw(); // a WebGL canvas keeps its picture only until the browser has shown it
    const way = this.around.data.around(this.at());
    const { clientWidth: width, clientHeight: height } = this.element;
    const places = way === undefined ? noPoints : mixed(way.a, way.b, way.share);
    return { title, canvas: this.canvas, width, height, transform: this.transform, places, rgba: this.rgba, size: this.pointSize };
  }

  /** Puts the rings around the points that are pointed at and looked at. */
  mark(): void {
    const { state } = this.around;
    this.ring(this.rings.point, state.point);
    const place = this.ring(this.rings.hover, state.hover);
    if (place !== undefined && this.holds) this.tip.show(state.hover!, this.frame, place);
    else this.tip.hide();
  }

  dispose(): void {
    this.size.disconnect();
    this.scatter.dispose();
  }

  lassos(): boolean {
    return this.around.state.tool === "lasso";
  }

  pan(right: number, down: number): void {
    this.around.camera.pan(right, down, this.transform);
  }

  zoom(factor: number, [left, top]: Place = this.middle): void {
    const [x, y] = this.middle;
    this.around.camera.zoomBy(factor, left - x, top - y, this.transform);
  }

  pointAt(at: Place): void {
    this.holds = true;
    this.around.state.pointAt(this.nearest(at));
  }

  leave(): void {
    this.holds = false;
    this.around.state.pointAt(undefined);
  }

  pick(at: Place): void {
    this.element.focus({ preventScroll: true });
    this.around.state.look(this.nearest(at));
  }

  draws(path: readonly Place[] | undefined): void {
    this.loop.setAttribute("points", (path ?? []).map(([x, y]) => `${x},${y}`).join(" "));
  }

  catches(path: readonly Place[], more: boolean): void {
    const { transform } = this;
    const polygon = simplified(path.map(([left, top]) => placeAt(transform, left, top)));
    this.around.state.select([{ kind: "lasso", at: Number(this.at().toFixed(3)), polygon }], more);
  }

  /** The point at the middle of the picture, for those without a mouse. */
  aim(): number | undefined {
    const point = this.nearest(this.middle, 4 * reach);
    this.holds = true;
    this.around.state.pointAt(point);
    this.spoken.textContent = point === undefined ? "no point at the middle" : this.around.spoken(point, this.frame);
    return point;
  }

  /** Everything in sight. */
  get corners(): Place[] {
    const { clientWidth: width, clientHeight: height } = this.element;
    return [[0, 0], [width, 0], [width, height], [0, height]];
  }

  // The more points, the smaller.
  private get pointSize(): number {
    return Math.max(2.2, 9 - 1.4 * Math.log10(this.a.length / 2 + 1)) * this.around.camera.growth;
  }

  private get middle(): Place {
    return [this.element.clientWidth / 2, this.element.clientHeight / 2];
  }

  private get transform(): Transform {
    return this.around.camera.transform(this.around.data.box(this.at()), this.element.clientWidth, this.element.clientHeight);
  }

  private nearest([left, top]: Place, within = reach): number | undefined {
    const { transform } = this;
    const [x, y] = placeAt(transform, left, top);
    const found = this.around.data.grid(this.at())?.nearest(x, y, within / transform.scale, (point) => this.around.isSeen(point, this.frame));
    return found === undefined || found < 0 ? undefined : found;
  }

  private ring(ring: HTMLElement, point: number | undefined): Place | undefined {
    const way = point === undefined ? undefined : this.around.data.around(this.at());
    ring.hidden = way === undefined || 2 * point! >= way.a.length || !this.around.isSeen(point!, this.frame);
    if (way === undefined || ring.hidden) return undefined;
    const { scale, dx, dy } = this.transform;
    const along = (i: number): number => way.a[i]! + (way.b[i]! - way.a[i]!) * way.share;
    const place: Place = [along(2 * point!) * scale + dx, along(2 * point! + 1) * scale + dy];
    ring.style.transform = `translate(${place[0]}px, ${place[1]}px)`;
    return place;
  }
}
