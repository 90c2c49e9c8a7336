import { button, element } from "../dom/element";
import { number } from "../format/number";
import { className, describe, imageName } from "./describe";
import { imageButton, type Images } from "./images";
import type { PointNeighbours } from "./MapInfo";
import type { Neighbourhoods } from "./Neighbourhoods";

const [large, small] = [72, 48];

/** The point that is looked at, with its nearest neighbours in the feature space of each frame that is shown. */
export class NeighbourRows {
  readonly root = element("section", { class: "panel latent-neighbours", "aria-label": "Nearest neighbours", hidden: true });

  constructor(
    private readonly images: Images,
    private readonly neighbourhoods: Neighbourhoods,
  ) {}

  /** @param frames Those that are shown. */
  async show(frames: readonly number[]): Promise<void> {
    const { state, data } = this.images;
    const { point } = state;
    this.root.hidden = point === undefined || point >= (data.points?.labels.length ?? 0);
    if (this.root.hidden) return this.root.replaceChildren();
    const of = await this.neighbourhoods.of(point!).catch((): PointNeighbours[] => []);
    if (state.point === point) this.root.replaceChildren(this.head(point!), ...frames.map((frame) => this.row(point!, frame, of[frame])));
  }

  private head(point: number): HTMLElement {
    const { state, data, thumbnails } = this.images;
    const title = element("div", {}, element("h2", {}, `Nearest neighbours of ${imageName(data, point)}`), element("p", { class: "small muted" }, className(data, data.points!.labels[point]!)));
    return element("div", { class: "panel-head" }, thumbnails.of(point, large), title, element("span", { class: "space" }), button("close", "Look at no point", () => state.look(undefined)));
  }

  private row(point: number, frame: number, of: PointNeighbours | undefined): HTMLElement {
    const { data } = this.images;
    const info = data.result!.frames[frame]!;
    const right = of?.points.filter((p) => this.isSame(p, point)).length ?? 0;
    const words = of === undefined || of.points.length === 0 ? "not known yet" : `${right} of ${of.points.length} of its class · ${describe(data, point, frame)[0] ?? ""}`;
    const list = element("div", { class: "latent-row", role: "list" }, ...(of?.points ?? []).map((p, i) => this.image(p, point, of!.distances[i]!)));
    return element("div", { class: "latent-neighbour-row" }, element("h3", {}, info.title, element("span", { class: "small muted" }, ` ${words}`)), list);
  }

  private image(point: number, of: number, distance: number): HTMLElement {
    const same = this.isSame(point, of);
    const made = imageButton(this.images, point, small, `, at ${number(distance, 3)}, ${same ? "same class" : "another class"}`);
    made.classList.toggle("other", !same);
    return element("div", { role: "listitem" }, made, element("span", { class: "num small muted", "aria-hidden": "true" }, `${distance.toPrecision(2)}${same ? "" : " ≠"}`));
  }

  private isSame(a: number, b: number): boolean {
    const { labels } = this.images.data.points!;
    return labels[a] === labels[b];
  }
}
