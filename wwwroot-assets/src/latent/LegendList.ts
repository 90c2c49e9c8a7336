import { element } from "../dom/element";
import { number } from "../format/number";
import type { Category, Coloured } from "./colouring";
import type { LatentState } from "./LatentState";

/** What the colours mean, with how many points each has; an entry hides its points, or shows them alone. */
export class LegendList {
  readonly root = element("div", { class: "latent-legend", role: "group", "aria-label": "What the colours mean" });
  private readonly rows: { key: HTMLButtonElement; dot: HTMLElement; count: HTMLElement }[] = [];
  private shown: unknown[] = [];
  private names = "";

  constructor(private readonly state: LatentState) {}

  /** @param sides What each picture shows. @param selected A mark for each point, if any is selected. */
  show(sides: readonly Coloured[], selected: Uint8Array | undefined): void {
    const now = [selected, ...sides, ...this.state.hidden];
    if (now.length === this.shown.length && now.every((part, i) => part === this.shown[i])) return;
    this.shown = now;
    const categories = sides[0]?.categories ?? [];
    const names = JSON.stringify(categories.map((c) => c.name));
    if (names !== this.names) this.build(categories);
    this.names = names;
    const each = sides.map(({ of }) => of).filter((of, i, all) => all.indexOf(of) === i);
    const counts = each.map((of) => counted(of, categories.length));
    const picked = selected && each.map((of) => counted(of, categories.length, selected));
    this.rows.forEach(({ key, dot, count }, i) => {
      key.setAttribute("aria-pressed", String(!this.state.hidden.has(i)));
      dot.style.background = `rgb(${categories[i]!.colour.join(" ")})`;
      count.textContent = counts.map((c, side) => (picked === undefined ? number(c[i]) : `${number(picked[side]![i])} / ${number(c[i])}`)).join(" · ");
    });
  }

  private build(categories: readonly Category[]): void {
    this.rows.length = 0;
    for (const [i, { name }] of categories.entries()) {
      const [dot, count] = [element("i", { class: "latent-dot" }), element("span", { class: "num" })];
      const key = element("button", { type: "button", class: "latent-key", title: `${name}. Click: hide or show; double click, or Shift: alone` }, dot, element("span", { class: "latent-name" }, name), count);
      // Two clicks undo each other before a double click counts.
      key.addEventListener("click", (e) => (e.shiftKey ? this.state.solo(i, categories.length) : this.state.toggle(i)));
      key.addEventListener("dblclick", () => this.state.solo(i, categories.length));
      this.rows.push({ key, dot, count });
    }
    this.root.replaceChildren(...this.rows.map(({ key }) => key));
  }
}

function counted(of: Int32Array, categories: number, marks?: Uint8Array): number[] {
  const counts = new Array<number>(categories).fill(0);
  of.forEach((category, i) => category >= 0 && (marks === undefined || marks[i] === 1) && counts[category]!++);
  return counts;
}
