import { element } from "../dom/element";
import type { LatentState } from "./LatentState";
import type { MapData } from "./MapData";
import { MapView, type Around } from "./MapView";

/** A picture with its head: which frame it shows, and what there is to say of it. */
export class MapPane {
  readonly root = element("section", { class: "panel latent-pane" });
  readonly view: MapView;
  private readonly title = element("h2");
  private readonly choice: HTMLSelectElement;
  private readonly label: HTMLElement;
  private readonly note = element("p", { class: "chart-note latent-note", role: "status" });
  private titles = "";

  /** @param side 0 for the left one, which is also the one that morphs. */
  constructor(
    around: Around,
    private readonly side: number,
  ) {
    const { state, data } = around;
    this.view = new MapView(around, () => placeOf(side, state, data));
    this.choice = element("select", { "aria-label": side === 0 ? "Left frame" : "Right frame" });
    this.choice.addEventListener("change", () => state.setSide(side, Number(this.choice.value), data.count));
    this.label = element("label", {}, this.choice);
    this.root.append(element("div", { class: "panel-head" }, this.title, this.label), this.view.element, this.note);
    this.show(state, data);
  }

  show(state: LatentState, data: MapData): void {
    const frames = data.result?.frames.map((f) => f.title) ?? [];
    const morphs = state.show === "morph";
    const at = placeOf(this.side, state, data);
    this.fill(frames);
    this.choice.value = String(at);
    this.label.hidden = morphs || frames.length < 2;
    this.title.hidden = !this.label.hidden;
    const [from, to] = [frames[Math.floor(at)] ?? "", frames[Math.ceil(at)] ?? ""];
    this.title.textContent = from === to ? from : `${from} → ${to}`;
    this.view.title = this.title.textContent;
    const known = data.around(at) !== undefined;
    const words = known ? "" : data.isDone ? "It was not placed." : "It waits for its turn.";
    if (this.note.textContent !== words) this.note.textContent = words;
    this.note.hidden = known;
  }

  private fill(frames: readonly string[]): void {
    const titles = JSON.stringify(frames);
    if (titles === this.titles) return;
    this.titles = titles;
    this.choice.replaceChildren(...frames.map((title, i) => element("option", { value: String(i) }, title)));
  }
}

/** The place in time that a side shows. */
export function placeOf(side: number, state: LatentState, data: MapData): number {
  return state.show === "morph" && side === 0 ? state.at(data.count) : state.side(side, data.count);
}
