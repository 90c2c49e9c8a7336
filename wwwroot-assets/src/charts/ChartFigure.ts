import { element } from "../dom/element";
import { keysHelp } from "./Keys";

/** The page's part of a chart: title, legend, tools, a place for the curves, a note. */
export class ChartFigure {
  readonly tools = element("div", { class: "chart-tools" });
  readonly host = element("div", { class: "chart-host" });
  readonly note = element("p", { class: "chart-note" });
  private readonly spoken = element("div", { class: "chart-spoken", "aria-live": "polite" });
  private readonly chartOnly: Record<string, string>;
  private readonly head: HTMLElement;

  constructor(
    readonly root: HTMLElement,
    title: string,
    height: number,
  ) {
    this.head = element("div", { class: "chart-head" }, element("h2", {}, title), this.tools);
    this.chartOnly = { tabindex: "0", role: "application", "aria-roledescription": "chart", "aria-label": `${title}. ${keysHelp}` };
    this.readAs("chart");
    this.host.style.height = `${height}px`;
    root.classList.add("chart");
    root.replaceChildren(this.head, this.host, this.note, this.spoken);
  }

  /** Keys and the reading of the curves are for the curves alone: a table has its own. */
  readAs(what: "chart" | "table"): void {
    for (const [name, value] of Object.entries(this.chartOnly)) {
      if (what === "chart") this.host.setAttribute(name, value);
      else this.host.removeAttribute(name);
    }
  }

  legend(legend: HTMLElement): void {
    this.tools.before(legend);
  }

  say(words: string): void {
    this.spoken.textContent = words;
  }

  tell(note: string): void {
    if (this.note.textContent !== note) this.note.textContent = note;
    this.note.hidden = note === "";
  }

  clear(): void {
    this.root.replaceChildren();
    this.root.classList.remove("chart");
  }
}
