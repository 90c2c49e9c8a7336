import type { Site } from "../charts/Site";
import type { RunData } from "../series/RunData";

const every = 200;

/** The text of an element, kept at how fresh a run's data is; its `data-level` is live, waiting or lost. */
export class FreshnessText {
  private readonly data: RunData;
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly element: HTMLElement,
    run: string,
    private readonly site: Site,
  ) {
    this.data = site.use(run);
    element.classList.add("freshness");
    element.setAttribute("role", "status");
    element.setAttribute("aria-live", "off");
    this.timer = setInterval(() => this.show(), every);
    this.show();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.site.release(this.data);
  }

  private show(): void {
    if (document.hidden) return;
    const { text, level } = this.data.freshness;
    if (this.element.textContent !== text) this.element.textContent = text;
    if (this.element.dataset["level"] === level) return;
    // Only the loss of the connection, and its return, is worth interrupting a listener.
    this.element.setAttribute("aria-live", level === "lost" || this.element.dataset["level"] === "lost" ? "polite" : "off");
    this.element.dataset["level"] = level;
  }
}
