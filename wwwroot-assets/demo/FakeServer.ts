import type { History, VectorHistory } from "../src/series/history";
import type { PointsWanted, SeriesApi, SeriesInfo } from "../src/series/SeriesApi";
import type { Batch, RunEvent } from "../src/stream/Batch";
import type { Observer, Transport } from "../src/stream/Transport";

export interface FakeSeries {
  scope: string;
  name: string;
  value?: (step: number) => number;
  vector?: (step: number) => number[];
  /** Steps between points. */
  every?: number;
}

/** A run that lives in the page: so many steps are past, and then some each second. */
export class FakeServer implements SeriesApi, Transport {
  step: number;
  /** Answers with all points, however many were asked for. */
  whole = false;
  private readonly begun = Date.now();
  private readonly observers = new Set<Observer>();

  constructor(
    private readonly series: FakeSeries[],
    begin: number,
    private readonly past: RunEvent[],
    private readonly perSecond: number,
    private readonly stepMs = 40,
  ) {
    this.step = begin;
    if (perSecond > 0) setInterval(() => this.live(), 100);
  }

  async list(): Promise<{ seq: number; series: SeriesInfo[] }> {
    return { seq: this.step, series: this.series.map((s, id) => ({ id, scope: s.scope, name: s.name, count: 0, vector: s.vector !== undefined })) };
  }

  async points(_: string, { ids, from = 0, to = Infinity, buckets }: PointsWanted) {
    return { seq: this.step, series: ids.map((id) => this.thinned(this.history(id, from, to), this.whole ? Infinity : buckets)) };
  }

  async vectors(_: string, ids: number[]) {
    return { seq: this.step, series: ids.map((id) => this.vectorHistory(id)) };
  }

  async events(): Promise<{ seq: number; last: number; events: RunEvent[] }> {
    return { seq: this.step, last: this.step, events: this.past };
  }

  follow(_: string, __: number, observer: Observer): () => void {
    this.observers.add(observer);
    observer.next(this.batch(this.step, this.step));
    return () => this.observers.delete(observer);
  }

  csvAddress(run: string): string {
    return `data:text/csv,${run}`;
  }

  private time(step: number): number {
    return this.begun + (step - 500) * this.stepMs;
  }

  private steps(id: number, from: number, to: number): number[] {
    const every = this.series[id]!.every ?? 1;
    const found: number[] = [];
    for (let step = Math.ceil(Math.max(0, from) / every) * every; step <= Math.min(to, this.step - 1); step += every) found.push(step);
    return found;
  }

  private history(id: number, from: number, to: number): History {
    const steps = Float64Array.from(this.steps(id, from, to));
    const values = steps.map(this.series[id]!.value!);
    return { id, total: steps.length, width: 1, weight: steps.length, steps, times: steps.map((s) => this.time(s)), values, smoothed: values };
  }

  // The last point of each bucket; the real server keeps the extremes too.
  private thinned(h: History, buckets: number): History {
    const width = Math.max(1, 2 ** Math.ceil(Math.log2((this.step + 1) / buckets)));
    const keep = (_: number, i: number) => Math.floor(h.steps[i]! / width) !== Math.floor((h.steps[i + 1] ?? Infinity) / width);
    const part = (column: Float64Array) => column.filter(keep);
    return { ...h, width, steps: part(h.steps), times: part(h.times), values: part(h.values), smoothed: part(h.smoothed) };
  }

  private vectorHistory(id: number): VectorHistory {
    const steps = Float64Array.from(this.steps(id, 0, Infinity).slice(-512));
    const vectors = Array.from(steps, (s) => Float64Array.from(this.series[id]!.vector!(s)));
    return { id, total: steps.length, width: 1, steps, times: steps.map((s) => this.time(s)), vectors };
  }

  private live(): void {
    const before = this.step;
    this.step += Math.max(1, Math.round(this.perSecond / 10));
    for (const observer of this.observers) observer.next(this.batch(before, this.step));
  }

  private batch(since: number, seq: number): Batch {
    const of = (wanted: boolean) => this.series.map((s, id) => ({ s, id })).filter(({ s }) => (s.vector !== undefined) === wanted);
    const common = (s: FakeSeries, id: number) => {
      const steps = this.steps(id, since, seq - 1);
      return { id, scope: s.scope, name: s.name, steps, times: steps.map((step) => this.time(step)) };
    };
    return {
      since,
      seq,
      last: seq,
      points: of(false).map(({ s, id }) => ({ ...common(s, id), values: this.steps(id, since, seq - 1).map(s.value!) })),
      vectors: of(true).map(({ s, id }) => ({ ...common(s, id), values: this.steps(id, since, seq - 1).map(s.vector!) })),
      events: [],
      status: { now: Date.now(), run: { id: "demo", state: "running", started: this.time(0), stateSince: this.time(0) }, stages: [], usage: null },
    };
  }
}
