import { element } from "../dom/element";
import { className, imageName } from "./describe";
import type { LatentState } from "./LatentState";
import type { MapData } from "./MapData";
import type { Thumbnails } from "./Thumbnails";

/** What the lists of images have in common. */
export interface Images {
  state: LatentState;
  data: MapData;
  thumbnails: Thumbnails;
}

/** An image to click: its point is looked at; while it is pointed at, so is its point. */
export function imageButton({ state, data, thumbnails }: Images, point: number, size: number, words = ""): HTMLButtonElement {
  const name = `${imageName(data, point)}, ${className(data, data.points!.labels[point]!)}${words}`;
  const made = element("button", { type: "button", class: "latent-image", title: name, "aria-label": name }, thumbnails.of(point, size));
  made.addEventListener("click", () => state.look(point));
  made.addEventListener("pointerenter", () => state.pointAt(point));
  made.addEventListener("pointerleave", () => state.pointAt(undefined));
  return made;
}
