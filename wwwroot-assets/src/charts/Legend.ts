import { element } from "../dom/element";
import type { Layer } from "./Layer";
import { swatch } from "./swatch";

/** Names, looks and present values of the curves, as they were reported and not averaged. A click hides one; a double click, or Shift and a click, shows it alone. */
export class Legend {
  readonly element = element("div", { class: "chart-legend", role: "group", "aria-label": "Curves" });
  private readonly entries: { button: HTMLButtonElement; name: HTMLElement; value: HTMLElement }[];

  constructor(
    private readonly layers: readonly Layer[],
    readonly hidden: Set<number>,
    private readonly changed: () => void,
  ) {
    this.entries = layers.map((layer, i) => this.entry(layer, i));
    this.element.append(...this.entries.map((e) => e.button));
    this.show();
  }

  /** @param texts One for each curve. */
  values(texts: readonly string[]): void {
    this.entries.forEach(({ button, name, value }, i) => {
      if (value.textContent !== texts[i]) value.textContent = texts[i] ?? "";
      const { label } = this.layers[i]!;
      if (name.textContent !== label) name.textContent = button.title = label;
    });
  }

  private entry(layer: Layer, index: number): { button: HTMLButtonElement; name: HTMLElement; value: HTMLElement } {
    const value = element("span", { class: "chart-value" });
    const name = element("span", { class: "chart-name" }, layer.label);
    const button = element("button", { type: "button", class: "chart-key", title: layer.label });
    button.append(swatch(layer.colour, layer.dash), name, value);
    button.addEventListener("click", (e) => (e.shiftKey ? this.solo(index) : this.toggle(index)));
    button.addEventListener("dblclick", () => this.solo(index));
    return { button, name, value };
  }

  private toggle(index: number): void {
    if (!this.hidden.delete(index)) this.hidden.add(index);
    this.show();
    this.changed();
  }

  private solo(index: number): void {
    const alone = this.layers.every((_, i) => this.hidden.has(i) !== (i === index));
    this.hidden.clear();
    if (!alone) this.layers.forEach((_, i) => i !== index && this.hidden.add(i));
    this.show();
    this.changed();
  }

  private show(): void {
    this.entries.forEach(({ button }, i) => button.setAttribute("aria-pressed", String(!this.hidden.has(i))));
  }
}
