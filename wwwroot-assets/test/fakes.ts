import type { Batch } from "../src/stream/Batch";
import type { Surroundings } from "../src/stream/RunFollower";
import type { Observer, Transport } from "../src/stream/Transport";

/** Timers that fire when the test says so, and a page that is hidden when it says so. */
export class FakePage implements Surroundings {
  private timers: { at: number; callback: () => void }[] = [];
  private watchers = new Set<() => void>();
  private isHidden = false;
  time = 0;

  hidden = (): boolean => this.isHidden;

  onVisibility(callback: () => void): () => void {
    this.watchers.add(callback);
    return () => this.watchers.delete(callback);
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((t) => t !== timer));
  }

  hide(hidden: boolean): void {
    this.isHidden = hidden;
    for (const watcher of this.watchers) watcher();
  }

  pass(milliseconds: number): void {
    this.time += milliseconds;
    const due = this.timers.filter((t) => t.at <= this.time);
    this.timers = this.timers.filter((t) => t.at > this.time);
    for (const timer of due) timer.callback();
  }
}

export interface Opened {
  since: number;
  observer: Observer;
  stopped: boolean;
}

/** Remembers every stream that was opened; the test plays the server. */
export class FakeTransport implements Transport {
  opened: Opened[] = [];

  follow(_run: string, since: number, observer: Observer): () => void {
    const opened: Opened = { since, observer, stopped: false };
    this.opened.push(opened);
    return () => void (opened.stopped = true);
  }

  get last(): Opened {
    return this.opened[this.opened.length - 1]!;
  }
}

export function batch(since: number, seq: number, rest: Partial<Batch> = {}): Batch {
  return { since, seq, last: seq, points: [], vectors: [], events: [], status: null, ...rest };
}
