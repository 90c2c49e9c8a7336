import type { UrlState } from "./UrlState";

export type Range = readonly [number, number];

/** Charts that share their x axis: the range they show, and the place someone points at. */
export class Group {
  private shown: Range | undefined;
  private pointed: number | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly extents = new Map<object, Range>();

  constructor(
    private readonly key: string,
    private readonly url: UrlState,
  ) {
    const [from, to] = (url.get(key) ?? "").split("~").map(Number);
    if (Number.isFinite(from) && Number.isFinite(to) && from! < to!) this.shown = [from!, to!];
  }

  /** The range that someone zoomed to; `undefined` while everything is shown. */
  get zoom(): Range | undefined {
    return this.shown;
  }

  /** The range to draw: the zoom, or all that any chart of the group has. */
  get range(): Range {
    return this.shown ?? this.whole;
  }

  get whole(): Range {
    let [from, to] = [Infinity, -Infinity];
    for (const [a, b] of this.extents.values()) [from, to] = [Math.min(from, a), Math.max(to, b)];
    if (from > to) return [0, 1];
    return from === to ? [from, from + 1] : [from, to];
  }

  /** The x that someone points at, in any chart. */
  get hover(): number | undefined {
    return this.pointed;
  }

  /** A chart tells from where to where it has points; others follow. */
  has(chart: object, extent: Range | undefined): void {
    const [from, to] = this.whole;
    if (extent === undefined) this.extents.delete(chart);
    else this.extents.set(chart, extent);
    const [newFrom, newTo] = this.whole;
    if (this.shown === undefined && (from !== newFrom || to !== newTo)) this.tell();
  }

  zoomTo(range: Range | undefined): void {
    this.shown = range === undefined || !(range[0] < range[1]) ? undefined : range;
    const [from, to] = this.shown ?? [0, 1];
    // As many as tell the ends apart, and a few.
    const enough = Math.min(17, Math.max(8, Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to)) / (to - from))) + 5));
    const digits = (x: number): string => String(Number(x.toPrecision(enough)));
    this.url.set(this.key, this.shown && this.shown.map(digits).join("~"));
    this.tell();
  }

  /** Zooms by a factor (below 1: in) and keeps `x` where it is. */
  zoomBy(factor: number, x?: number): void {
    const [from, to] = this.range;
    const centre = x !== undefined && x >= from && x <= to ? x : (from + to) / 2;
    this.zoomTo(this.within([centre - (centre - from) * factor, centre + (to - centre) * factor]));
  }

  /** Moves the range by a share of its width. */
  panBy(share: number): void {
    const [from, to] = this.range;
    const [first, last] = this.whole;
    const shift = Math.min(Math.max((to - from) * share, first - from), last - to);
    if (this.shown !== undefined && shift !== 0) this.zoomTo([from + shift, to + shift]);
  }

  pointAt(x: number | undefined): void {
    if (x === this.pointed) return;
    this.pointed = x;
    this.tell();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private within([from, to]: Range): Range | undefined {
    const [first, last] = this.whole;
    return from <= first && to >= last ? undefined : [Math.max(from, first), Math.min(to, last)];
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
