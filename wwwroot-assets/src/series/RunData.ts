import type { Batch, RunEvent } from "../stream/Batch";
import { Freshness } from "../stream/Freshness";
import { RunFollower, type Surroundings } from "../stream/RunFollower";
import type { Transport } from "../stream/Transport";
import { Loader } from "./Loader";
import type { Series } from "./Series";
import type { SeriesApi } from "./SeriesApi";
import type { VectorSeries } from "./VectorSeries";

export interface Sources {
  api: SeriesApi;
  transport: Transport;
  around: Surroundings;
  now(): number;
}

const kinds = ["settingChanged", "runStarted", "runResumed", "runEnded", "stateChanged"];

/** What the page knows of one run: the curves that someone asked for, complete and growing, and what happened. */
export class RunData {
  readonly freshness: Freshness;
  /** Changed settings and changes of state, in order. */
  happened: RunEvent[] = [];
  /** Milliseconds of Unix time at which the run first trained, once known. */
  started: number | undefined;
  private readonly loader: Loader;
  private readonly listeners = new Set<() => void>();
  private follower: RunFollower | undefined;
  private over = false;

  constructor(
    readonly run: string,
    private readonly sources: Sources,
    beta: number,
  ) {
    this.freshness = new Freshness(sources.now);
    this.loader = new Loader(run, sources.api, sources.around, beta, () => this.changed());
    void this.begin();
  }

  /** The curve of this name; empty at first. */
  series(scope: string, name: string): Series {
    return this.loader.series(scope, name);
  }

  vectors(scope: string, name: string): VectorSeries {
    return this.loader.vectors(scope, name);
  }

  /** True until the history of this curve has arrived. */
  loading(scope: string, name: string): boolean {
    return this.loader.loading(scope, name);
  }

  /** Sees to it that these steps are known finely enough to draw them on so many pixels. */
  refine(scope: string, name: string, from: number, to: number, pixels: number): void {
    this.loader.refine(scope, name, from, to, pixels);
  }

  /** Averages all curves with another β. */
  smooth(beta: number): void {
    this.loader.smooth(beta);
  }

  /** Where every point of these curves can be had as a file. */
  csvAddress(curves: readonly { scope: string; name: string }[]): string {
    return this.sources.api.csvAddress(this.run, this.loader.ids(curves));
  }

  /** Calls back after anything changed; returns what stops it. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    this.over = true;
    this.follower?.dispose();
    this.loader.dispose();
    this.listeners.clear();
  }

  private async begin(): Promise<void> {
    const seq = await this.loader.list();
    if (seq === undefined || this.over) return;
    this.follower = new RunFollower(this.sources.transport, this.run, seq, {
      batch: (batch) => this.take(batch),
      link: (link) => {
        this.freshness.linked(link);
        this.changed();
      },
    }, this.sources.around);
    await this.loader.keepTrying(() => this.recall());
  }

  private async recall(): Promise<void> {
    for (let since = 0, last = 1; since < last && !this.over; ) {
      const page = await this.sources.api.events(this.run, since, kinds);
      this.note(page.events);
      [since, last] = [page.seq, page.last];
    }
  }

  private take(batch: Batch): void {
    this.freshness.took(batch);
    this.started = batch.status?.run.started ?? this.started;
    this.loader.take(batch);
    this.note(batch.events.filter((e) => kinds.includes(e.kind)));
    this.changed();
  }

  private note(events: RunEvent[]): void {
    const known = new Set(this.happened.map((e) => e.seq));
    const added = events.filter((e) => !known.has(e.seq));
    if (added.length === 0) return;
    this.happened = [...this.happened, ...added].sort((a, b) => a.seq - b.seq);
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
