import type { Batch } from "./Batch";
import type { Transport } from "./Transport";

export type Link = "connecting" | "live" | "lost" | "asleep" | "deleted";

export interface FollowerEvents {
  batch(batch: Batch): void;
  link(link: Link): void;
}

/** What a page's visibility and timers are, so that tests can be without them. */
export interface Surroundings {
  hidden(): boolean;
  /** Calls back on each change; returns what stops it. */
  onVisibility(callback: () => void): () => void;
  /** Calls back once; returns what stops it. */
  after(milliseconds: number, callback: () => void): () => void;
}

const waits = [100, 250, 500, 1000, 2000];
const sleepAfter = 10_000;

/**
 * Follows a run from a sequence number, for ever: every batch is handed on once and in order, whatever the network does.
 * A tab that stays hidden lets go, and catches up from where it was when it is seen again.
 */
export class RunFollower {
  private stop: (() => void) | undefined;
  private stopTimer: (() => void) | undefined;
  private readonly stopWatching: () => void;
  private failures = 0;
  private over = false;

  /** @param seq The last sequence number already known. */
  constructor(
    private readonly transport: Transport,
    private readonly run: string,
    private seq: number,
    private readonly events: FollowerEvents,
    private readonly around: Surroundings,
  ) {
    this.stopWatching = around.onVisibility(() => this.seen());
    this.open();
  }

  dispose(): void {
    this.over = true;
    this.stopWatching();
    this.close();
  }

  private open(): void {
    this.close();
    this.events.link(this.failures === 0 ? "connecting" : "lost");
    this.stop = this.transport.follow(this.run, this.seq, {
      next: (batch) => this.take(batch),
      closed: (deleted) => this.closed(deleted),
    });
  }

  private close(): void {
    this.stopTimer?.();
    this.stop?.();
    this.stop = this.stopTimer = undefined;
  }

  private take(batch: Batch): void {
    if (batch.since > this.seq) return this.open(); // a gap: ask again from the last number known
    if (batch.seq < this.seq || (batch.seq === this.seq && batch.status === null)) return;
    const known = this.seq;
    this.seq = batch.seq;
    this.failures = 0;
    this.events.link("live");
    const fresh = batch.seq > known;
    const events = batch.events.filter((e) => e.seq > known);
    this.events.batch(fresh ? { ...batch, events } : { ...batch, points: [], vectors: [], events });
  }

  private closed(deleted: boolean): void {
    this.stop = undefined;
    if (this.over) return;
    this.events.link(deleted ? "deleted" : "lost");
    if (deleted) return;
    const wait = waits[Math.min(this.failures++, waits.length - 1)]!;
    this.stopTimer = this.around.after(wait, () => this.open());
  }

  private seen(): void {
    this.stopTimer?.();
    if (!this.around.hidden()) {
      if (this.stop === undefined) this.open();
      return;
    }
    this.stopTimer = this.around.after(sleepAfter, () => {
      this.close();
      this.events.link("asleep");
    });
  }
}
