import type { Surroundings } from "../stream/RunFollower";
import { hasEnded, type MapStatus } from "./MapInfo";

export interface MapObserver {
  next(status: MapStatus): void;
  /** The stream is over: `true` if the server ended it, `false` if the connection broke. */
  closed(ended: boolean): void;
}

/** Opens a stream of how a map stands; returns what stops it. */
export type MapStream = (observer: MapObserver) => () => void;

const waits = [250, 500, 1000, 2000];

/** Follows a map until it has ended. A tab that nobody sees follows nothing. */
export class MapFollower {
  private stop: (() => void) | undefined;
  private stopTimer: (() => void) | undefined;
  private readonly stopWatching: () => void;
  private failures = 0;
  private over = false;

  constructor(
    private readonly stream: MapStream,
    private readonly told: (status: MapStatus) => void,
    private readonly around: Surroundings,
  ) {
    this.stopWatching = around.onVisibility(() => this.seen());
    this.seen();
  }

  dispose(): void {
    this.over = true;
    this.stopWatching();
    this.close();
  }

  private seen(): void {
    if (this.around.hidden()) this.close();
    else if (this.stop === undefined && !this.over) this.open();
  }

  private open(): void {
    this.close();
    this.stop = this.stream({
      next: (status) => {
        this.failures = 0;
        this.over ||= hasEnded(status.state);
        this.told(status);
      },
      closed: (ended) => this.closed(ended),
    });
  }

  private close(): void {
    this.stopTimer?.();
    this.stop?.();
    this.stop = this.stopTimer = undefined;
  }

  private closed(ended: boolean): void {
    this.stop = undefined;
    this.over ||= ended;
    if (!this.over) this.stopTimer = this.around.after(waits[Math.min(this.failures++, waits.length - 1)]!, () => this.seen());
  }
}
