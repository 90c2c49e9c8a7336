import { menu } from "../charts/Menu";
import type { Choice } from "../charts/Menu";
import { button, element } from "../dom/element";
import type { Camera } from "./Camera";
import { colourings, hasHead, type Colouring } from "./colouring";
import type { LatentState } from "./LatentState";
import type { MapData } from "./MapData";
import type { SearchField } from "./SearchField";

/** What is done to the maps as a whole. */
export class Toolbar {
  readonly root = element("div", { class: "latent-bar" });
  private readonly side: HTMLButtonElement;
  private readonly morph: HTMLButtonElement;
  private readonly move: HTMLButtonElement;
  private readonly lasso: HTMLButtonElement;
  private readonly clear: HTMLButtonElement;
  private readonly colour = element("select", { "aria-label": "Colour by" });
  private offered = "";

  constructor(
    private readonly state: LatentState,
    private readonly data: MapData,
    camera: Camera,
    search: SearchField,
    exports: () => Choice[],
  ) {
    this.side = button("Side by side", "Two frames beside each other", () => state.showAs("side"), true);
    this.morph = button("Morph", "One frame becomes the next", () => state.showAs("morph"), false);
    this.move = button("Move", "Drag to move the map; with Shift: lasso", () => state.use("move"), true);
    this.lasso = button("Lasso", "Drag around points to select them in both maps; with Shift: more of them", () => state.use("lasso"), false);
    this.clear = button("clear selection", "Select nothing", () => state.select([]));
    this.colour.addEventListener("change", () => state.colourBy(this.colour.value as Colouring));
    const group = (label: string, ...buttons: HTMLElement[]): HTMLElement => element("div", { class: "chart-switches", role: "group", "aria-label": label }, ...buttons);
    const home = button("show all", "See all points", () => camera.home());
    const colour = element("label", { class: "small muted" }, "Colour ", this.colour);
    this.root.append(group("Frames", this.side, this.morph), colour, group("Drag", this.move, this.lasso), home, this.clear, search.root, element("span", { class: "space" }), menu("Export", "Images and numbers to take away", exports));
    this.show();
  }

  show(): void {
    const { state, data } = this;
    const press = (made: HTMLButtonElement, on: boolean): void => made.setAttribute("aria-pressed", String(on));
    press(this.side, state.show === "side");
    press(this.morph, state.show === "morph");
    press(this.move, state.tool === "move");
    press(this.lasso, state.tool === "lasso");
    this.side.disabled = data.count < 2;
    this.morph.disabled = data.count < 2 || !data.isDone;
    this.clear.hidden = state.terms.length === 0;
    this.offer(data.frames.some(hasHead));
    this.colour.value = state.colouring;
  }

  private offer(head: boolean): void {
    const names = (Object.keys(colourings) as Colouring[]).filter((name) => name !== "prediction" || head || this.state.colouring === name);
    if (names.join() === this.offered) return;
    this.offered = names.join();
    this.colour.replaceChildren(...names.map((name) => element("option", { value: name }, colourings[name])));
  }
}
