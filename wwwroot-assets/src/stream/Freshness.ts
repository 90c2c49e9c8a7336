import type { Batch } from "./Batch";
import type { Link } from "./RunFollower";
import { duration } from "../format/duration";

const alive = new Set(["queued", "running", "paused", "stopping"]);

/** How old the newest thing known of a run is, by the server's clock, in words. */
export class Freshness {
  private link: Link = "connecting";
  private newest = 0;
  private ahead = 0;
  private state = "";

  /** @param now Unix milliseconds. */
  constructor(private readonly now: () => number) {}

  linked(link: Link): void {
    this.link = link;
  }

  took(batch: Batch): void {
    for (const e of batch.events) this.newest = Math.max(this.newest, e.time);
    for (const p of [...batch.points, ...batch.vectors]) this.newest = Math.max(this.newest, p.times[p.times.length - 1] ?? 0);
    if (batch.status === null) return;
    this.ahead = batch.status.now - this.now();
    this.state = batch.status.run.state;
    this.newest = Math.max(this.newest, batch.status.run.stateSince ?? 0);
  }

  /** Milliseconds since the newest event; `undefined` while nothing is known. */
  get age(): number | undefined {
    return this.newest === 0 ? undefined : Math.max(0, this.now() + this.ahead - this.newest);
  }

  get level(): "live" | "waiting" | "lost" {
    if (this.link === "live" || this.link === "deleted") return "live";
    return this.link === "lost" ? "lost" : "waiting";
  }

  get text(): string {
    const last = this.age === undefined ? "nothing yet" : `last event ${duration(this.age)} ago`;
    if (this.link === "deleted") return "this run was deleted";
    if (this.link === "lost") return `connection lost, trying again · ${last}`;
    if (this.link === "connecting") return "connecting …";
    if (this.link === "asleep") return `asleep · ${last}`;
    return alive.has(this.state) || this.state === "" ? last : `ended · ${last}`;
  }
}
