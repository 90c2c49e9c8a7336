import { element } from "../dom/element";
import { swatch } from "./swatch";
import type { Dash } from "./ChartSpec";

export interface TipRow {
  colour: string;
  dash: Dash;
  label: string;
  value: string;
  /** CSS pixels from the top of the plot; `undefined` if out of sight. */
  top: number | undefined;
  left: number;
}

/** The crosshair: a vertical line, a dot on every curve, and a box with exact values beside it. */
export class Tip {
  private readonly line = element("div", { class: "chart-line", hidden: true });
  private readonly box = element("div", { class: "chart-tip", hidden: true });
  private readonly dots = element("div", { class: "chart-dots" });

  constructor(private readonly over: HTMLElement) {
    over.append(this.line, this.dots, this.box);
  }

  /** @param detailed True in the chart that is pointed at: only that one shows the box. */
  show(left: number, title: string, rows: readonly TipRow[], detailed: boolean): void {
    this.line.hidden = false;
    this.line.style.transform = `translateX(${Math.round(left)}px)`;
    this.dots.replaceChildren(...rows.filter((r) => r.top !== undefined).map(dot));
    this.box.hidden = !detailed;
    if (!detailed) return;
    this.box.replaceChildren(element("div", { class: "chart-tip-title" }, title), ...rows.map(row));
    const room = this.over.clientWidth;
    const wide = this.box.offsetWidth;
    const right = left + 14 + wide <= room || left < room / 2;
    this.box.style.transform = `translate(${Math.round(right ? Math.min(left + 14, Math.max(0, room - wide)) : Math.max(0, left - 14 - wide))}px, 8px)`;
  }

  hide(): void {
    this.line.hidden = this.box.hidden = true;
    this.dots.replaceChildren();
  }
}

function row(r: TipRow): HTMLElement {
  return element(
    "div",
    { class: "chart-tip-row" },
    swatch(r.colour, r.dash),
    element("span", { class: "chart-name" }, r.label),
    element("span", { class: "chart-value" }, r.value),
  );
}

function dot(r: TipRow): HTMLElement {
  const made = element("i", { class: "chart-dot" });
  made.style.transform = `translate(${r.left}px, ${r.top}px)`;
  made.style.background = `var(--${r.colour})`;
  return made;
}
