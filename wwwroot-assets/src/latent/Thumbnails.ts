import { element } from "../dom/element";
import type { MapApi } from "./MapApi";

const side = 16;
const perSheet = side * side;

/** Pictures of the points, cut out of sheets of many. */
export class Thumbnails {
  constructor(private readonly api: Pick<MapApi, "sheet">) {}

  /** @param size CSS pixels. */
  of(point: number, size: number): HTMLElement {
    const [sheet, tile] = [Math.floor(point / perSheet), point % perSheet];
    const made = element("i", { class: "latent-thumb", "aria-hidden": "true" });
    made.style.width = made.style.height = `${size}px`;
    made.style.backgroundImage = `url("${this.api.sheet(sheet)}")`;
    made.style.backgroundSize = `${size * side}px`;
    made.style.backgroundPosition = `${-(tile % side) * size}px ${-Math.floor(tile / side) * size}px`;
    return made;
  }
}
