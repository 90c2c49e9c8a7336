import { axisKinds, type AxisKind } from "../charts/Axis";
import { button, element } from "../dom/element";
import type { View } from "../view/View";

const settle = 120;

/** The slider goes from 0 to 1 in even steps of how long the average remembers: 1 … 1000 points. */
export function betaOf(slider: number): number {
  return Number((1 - 10 ** (-3 * slider)).toFixed(4));
}

export function sliderOf(beta: number): number {
  return Math.min(1, -Math.log10(1 - beta) / 3);
}

/** The switches that all charts of the page share: what x counts, how smooth, and everything in sight. */
export class Controls {
  private readonly stop: () => void;
  private readonly kinds: Map<AxisKind, HTMLButtonElement>;
  private readonly slider = element("input", { type: "range", min: "0", max: "1", step: "0.01", "aria-label": "Smoothing" });
  private readonly text = element("output", { class: "chart-value" });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly view: View,
  ) {
    this.kinds = new Map(axisKinds.map((kind) => [kind, button(kind, `Count along x by ${kind}`, () => view.measureBy(kind), false)]));
    this.slider.addEventListener("input", () => this.slide());
    const axes = element("div", { class: "chart-switches", role: "group", "aria-label": "Count along x by" }, ...this.kinds.values());
    const smoothing = element("label", { class: "chart-smoothing" }, "smoothing", this.slider, this.text);
    root.classList.add("chart-controls");
    root.replaceChildren(axes, smoothing, button("show all", "End every zoom", () => view.showAll()));
    this.stop = view.onChange(() => this.show());
    this.show();
  }

  dispose(): void {
    this.stop();
    clearTimeout(this.timer);
    this.root.replaceChildren();
  }

  private show(): void {
    for (const [kind, made] of this.kinds) made.setAttribute("aria-pressed", String(kind === this.view.axis));
    this.slider.value = String(sliderOf(this.view.beta));
    this.say(this.view.beta);
  }

  // The server averages long curves, so it is asked when the hand rests.
  private slide(): void {
    const beta = betaOf(Number(this.slider.value));
    this.say(beta);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.view.smooth(beta), settle);
  }

  private say(beta: number): void {
    this.text.textContent = beta === 0 ? "off" : beta.toFixed(3).replace(/0$/, "");
  }
}
