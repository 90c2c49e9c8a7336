import { element } from "../dom/element";
import { number } from "../format/number";
import { className, describe, imageName } from "./describe";
import type { MapData } from "./MapData";
import type { Neighbourhoods } from "./Neighbourhoods";
import type { Place } from "./polygon";
import type { Thumbnails } from "./Thumbnails";

const [picture, gap] = [96, 14];

/** The box beside the point that is pointed at: its image, and what is known of it. */
export class PointTip {
  private readonly box = element("div", { class: "chart-tip latent-tip", hidden: true });
  private shown = -1;

  constructor(
    private readonly over: HTMLElement,
    private readonly data: MapData,
    private readonly thumbnails: Thumbnails,
    private readonly neighbourhoods: Neighbourhoods,
  ) {
    over.append(this.box);
  }

  show(point: number, frame: number, place: Place): void {
    this.box.hidden = false;
    if (point !== this.shown) this.fill(point, frame);
    const [x, y] = beside(place, [this.box.offsetWidth, this.box.offsetHeight], [this.over.clientWidth, this.over.clientHeight]);
    this.box.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }

  hide(): void {
    this.box.hidden = true;
    this.shown = -1;
  }

  private fill(point: number, frame: number): void {
    this.shown = point;
    const title = element("b", {}, className(this.data, this.data.points!.labels[point]!));
    const distance = element("div", { class: "num" }, "nearest neighbour at …"); // as wide as it will be
    const words = element("div", {}, title, element("div", { class: "num muted" }, imageName(this.data, point)), ...describe(this.data, point, frame).map((line) => element("div", {}, line)), distance);
    this.box.replaceChildren(...(this.data.info?.ready.thumbnails === true ? [this.thumbnails.of(point, picture)] : []), words);
    this.neighbourhoods.soon(point, (of) => {
      const nearest = of[frame]?.distances[0];
      if (this.shown === point && nearest !== undefined) distance.textContent = `nearest neighbour at ${number(nearest, 3)}`;
    });
  }
}

/** Where a box lies beside a place: to the right or the left of it, or, where neither has room, below or above; never over it. */
export function beside([left, top]: Place, [width, height]: Place, [wide, high]: Place): Place {
  const within = (value: number, most: number): number => Math.max(0, Math.min(value, most));
  const level = within(top - height / 2, high - height);
  if (left + gap + width <= wide) return [left + gap, level];
  if (left - gap - width >= 0) return [left - gap - width, level];
  return [within(left - width / 2, wide - width), top + gap + height <= high ? top + gap : top - gap - height];
}
