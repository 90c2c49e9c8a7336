import { number, reading } from "../format/number";
import type { Layer, Reading } from "./Layer";
import type { Plot } from "./Plot";
import { Tip, type TipRow } from "./Tip";
import type { XAxis } from "./xAxis";

const digits = 9;

/** "1.842 · average 1.85", "74.1 ± 0.8 (n = 3)", "∞" */
export function readingText({ value, smoothed, deviation, n }: Reading, unit: string): string {
  if (deviation !== undefined) return `${reading(value, unit, 6)}${Number.isFinite(deviation) ? ` ± ${number(deviation, 3)}` : ""} (n = ${n})`;
  const average = smoothed === undefined || !Number.isFinite(smoothed) ? "" : ` · average ${reading(smoothed, unit === "B" ? unit : "", 5)}`;
  return `${reading(value, unit, digits)}${average}`;
}

/** Reads all visible curves at one place, and shows what they say. */
export class Crosshair {
  private readonly tip: Tip;
  /** What was read last, in words. */
  words = "";

  constructor(
    private readonly plot: Plot,
    private readonly unit: string,
  ) {
    this.tip = new Tip(plot.u.over);
  }

  hide(): void {
    this.words = "";
    this.tip.hide();
  }

  /** @returns One reading for each layer, `undefined` for those that are not shown. */
  show(layers: readonly (Layer | undefined)[], x: number, axis: XAxis, detailed: boolean): (Reading | undefined)[] {
    const readings = layers.map((layer) => layer?.at(x));
    const closest = readings.reduce((best, r) => (r && (!best || Math.abs(r.x - x) < Math.abs(best.x - x)) ? r : best), undefined);
    const left = closest === undefined ? -1 : this.plot.left(closest.x);
    if (closest === undefined || left < 0 || left > this.plot.box.width) {
      this.hide();
      return readings;
    }
    const rows = readings.flatMap((r, i) => (r === undefined ? [] : [this.row(layers[i]!, r)]));
    this.tip.show(left, axis.long(closest.x), rows, detailed);
    this.words = [axis.long(closest.x), ...rows.map((r) => `${r.label} ${r.value}`)].join(", ");
    return readings;
  }

  private row({ colour, dash, label }: Layer, r: Reading): TipRow {
    const top = this.plot.top(r.smoothed ?? r.value);
    const inside = top >= 0 && top <= this.plot.box.height;
    return { colour, dash, label, value: readingText(r, this.unit), left: this.plot.left(r.x), top: inside ? top : undefined };
  }
}
