import type { Drawable } from "../charts/Frames";
import type { Site } from "../charts/Site";
import { Uses } from "../charts/Uses";
import { reading } from "../format/number";
import type { Series } from "../series/Series";

export interface ReadoutSpec {
  run: string;
  scope: string;
  name: string;
  /** The newest value, the newest average, or the least or greatest finite one so far; "last" by default. What is not finite is shown as it is. */
  show?: "last" | "average" | "least" | "greatest";
  digits?: number;
  unit?: string;
}

/** The text of an element, kept at the present value of a curve. */
export class Readout implements Drawable {
  private readonly uses: Uses;
  private readonly series: Series;

  constructor(
    readonly element: HTMLElement,
    private readonly spec: ReadoutSpec,
    private readonly site: Site,
  ) {
    this.uses = new Uses(site, () => site.frames.request(this));
    this.series = this.uses.data(spec.run).series(spec.scope, spec.name);
    site.frames.add(this);
  }

  draw(): void {
    const value = this.value();
    const text = value === undefined ? "—" : reading(value, this.spec.unit, this.spec.digits);
    if (this.element.textContent !== text) this.element.textContent = text;
  }

  dispose(): void {
    this.uses.end();
    this.site.frames.remove(this);
  }

  private value(): number | undefined {
    const { values, smoothed } = this.series;
    const last = values[values.length - 1];
    if (this.spec.show === undefined || this.spec.show === "last") return last;
    if (this.spec.show === "average") return Number.isFinite(last) ? smoothed[smoothed.length - 1] : last;
    const better = this.spec.show === "least" ? Math.min : Math.max;
    return values.reduce<number | undefined>((best, v) => (Number.isFinite(v) ? better(best ?? v, v) : best), undefined) ?? last;
  }
}
