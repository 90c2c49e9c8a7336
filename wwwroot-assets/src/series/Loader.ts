import type { Batch, PointsOf, SeriesKey, VectorsOf } from "../stream/Batch";
import type { Surroundings } from "../stream/RunFollower";
import { Series } from "./Series";
import type { PointsWanted, SeriesApi } from "./SeriesApi";
import { VectorSeries } from "./VectorSeries";

interface Entry<T> {
  key: string;
  data: T;
  state: "wanted" | "loading" | "here";
  refining: boolean;
}

type Load<T> = (ids: number[], byId: Map<number, Entry<T>>) => Promise<void>;

const buckets = 2048;
const vectorBuckets = 512;
/** Few, so that the chart at the top of the page need not wait for those below. */
const perRequest = 4;
/** So many live points are kept in full before the server is asked to thin them. */
const freshLimit = 20_000;
const retryAfter = 1000;

/** Gets the history of each curve that is asked for, once, and adds what comes live. */
export class Loader {
  private readonly points = new Map<string, Entry<Series>>();
  private readonly vectorial = new Map<string, Entry<VectorSeries>>();
  private readonly known = new Map<string, number>();
  private listed = false;
  private planned = false;
  private over = false;

  constructor(
    private readonly run: string,
    private readonly api: SeriesApi,
    private readonly around: Surroundings,
    private beta: number,
    private readonly changed: () => void,
  ) {}

  series(scope: string, name: string): Series {
    return this.entry(this.points, scope, name, () => new Series(this.beta)).data;
  }

  vectors(scope: string, name: string): VectorSeries {
    return this.entry(this.vectorial, scope, name, () => new VectorSeries()).data;
  }

  loading(scope: string, name: string): boolean {
    const key = keyOf(scope, name);
    return (this.points.get(key) ?? this.vectorial.get(key))?.state !== "here";
  }

  ids(curves: readonly { scope: string; name: string }[]): number[] {
    return curves.map((c) => this.known.get(keyOf(c.scope, c.name))).filter((id) => id !== undefined);
  }

  /** Learns which curves there are; gives the sequence number to follow from, nothing if disposed meanwhile. */
  async list(): Promise<number | undefined> {
    const list = await this.keepTrying(() => this.api.list(this.run));
    list?.series.forEach((info) => this.known.set(keyOf(info.scope, info.name), info.id));
    this.listed = true;
    this.plan();
    return list?.seq;
  }

  /** Adds what came live. What is neither listed nor known before its first live point has no history. */
  take(batch: Batch): void {
    for (const p of batch.points) this.add(this.points.get(this.learn(p)), p);
    for (const v of batch.vectors) this.addVectors(this.vectorial.get(this.learn(v)), v);
  }

  smooth(beta: number): void {
    this.beta = beta;
    for (const entry of this.points.values()) {
      entry.data.smooth(beta);
      if (entry.data.thinned) entry.state = "wanted";
    }
    this.plan();
    this.changed();
  }

  refine(scope: string, name: string, from: number, to: number, pixels: number): void {
    const entry = this.points.get(keyOf(scope, name));
    const id = this.known.get(keyOf(scope, name));
    if (entry === undefined || id === undefined || entry.state !== "here" || entry.refining) return;
    if (entry.data.holds(from, to, Math.max(1, (to - from) / pixels))) return;
    const margin = Math.ceil((to - from) / 2);
    void this.loadFiner(entry, { ids: [id], from: Math.floor(from) - margin, to: Math.ceil(to) + margin, buckets: 2 * buckets, smooth: this.beta });
  }

  dispose(): void {
    this.over = true;
  }

  /** Repeats what fails, until it works or nobody needs it any more. */
  async keepTrying<T>(work: () => Promise<T>): Promise<T | undefined> {
    while (!this.over) {
      try {
        return await work();
      } catch {
        await new Promise<void>((resolve) => this.around.after(retryAfter, resolve));
      }
    }
    return undefined;
  }

  private entry<T>(all: Map<string, Entry<T>>, scope: string, name: string, create: () => T): Entry<T> {
    const key = keyOf(scope, name);
    let entry = all.get(key);
    if (entry === undefined) {
      all.set(key, (entry = { key, data: create(), state: "wanted", refining: false }));
      this.plan();
    }
    return entry;
  }

  private learn(series: SeriesKey): string {
    const key = keyOf(series.scope, series.name);
    this.known.set(key, series.id);
    return key;
  }

  private add(entry: Entry<Series> | undefined, p: PointsOf): void {
    if (entry === undefined) return;
    p.steps.forEach((step, i) => entry.data.append(step, p.times[i]!, Number(p.values[i])));
    if (entry.data.fresh <= freshLimit || entry.state !== "here") return;
    entry.state = "wanted";
    this.plan();
  }

  private addVectors(entry: Entry<VectorSeries> | undefined, v: VectorsOf): void {
    v.steps.forEach((step, i) => entry?.data.append(step, v.times[i]!, v.values[i]!.map(Number)));
  }

  // What is asked for in one go travels together, in the order of asking.
  private plan(): void {
    if (this.planned || !this.listed) return;
    this.planned = true;
    queueMicrotask(() => {
      this.planned = false;
      this.loadWanted();
    });
  }

  private loadWanted(): void {
    this.inParts(this.points, async (ids, byId) => {
      const beta = this.beta;
      const { series } = await this.api.points(this.run, { ids, buckets, smooth: beta });
      for (const history of series) {
        const entry = byId.get(history.id)!;
        entry.data.load(history);
        entry.state = entry.data.thinned && beta !== this.beta ? "wanted" : "here";
      }
    });
    this.inParts(this.vectorial, async (ids, byId) => {
      const { series } = await this.api.vectors(this.run, ids, vectorBuckets);
      for (const history of series) {
        byId.get(history.id)!.data.load(history);
        byId.get(history.id)!.state = "here";
      }
    });
  }

  private inParts<T>(all: Map<string, Entry<T>>, load: Load<T>): void {
    const wanted = [...all.values()].filter((entry) => entry.state === "wanted");
    for (const entry of wanted) entry.state = this.known.has(entry.key) ? "loading" : "here";
    const byId = new Map(wanted.filter((e) => e.state === "loading").map((e) => [this.known.get(e.key)!, e]));
    const ids = [...byId.keys()];
    void this.inTurn(ids, byId, load);
  }

  private async inTurn<T>(ids: number[], byId: Map<number, Entry<T>>, load: Load<T>): Promise<void> {
    for (let i = 0; i < ids.length && !this.over; i += perRequest) await this.loadPart(ids.slice(i, i + perRequest), byId, load);
  }

  private async loadPart<T>(ids: number[], byId: Map<number, Entry<T>>, load: Load<T>): Promise<void> {
    await this.keepTrying(() => load(ids, byId));
    if (ids.some((id) => byId.get(id)!.state === "wanted")) this.plan();
    this.changed();
  }

  private async loadFiner(entry: Entry<Series>, wanted: PointsWanted): Promise<void> {
    entry.refining = true;
    const found = await this.keepTrying(() => this.api.points(this.run, wanted));
    entry.refining = false;
    const history = found?.series[0];
    if (history === undefined || entry.state !== "here" || wanted.smooth !== this.beta) return;
    entry.data.refine(history, wanted.from!, wanted.to!);
    this.changed();
  }
}

const keyOf = (scope: string, name: string): string => `${scope}\n${name}`;
