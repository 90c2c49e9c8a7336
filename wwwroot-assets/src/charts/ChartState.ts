import type { UrlState } from "../view/UrlState";

/** The switches of one chart, kept in the page's address. */
export class ChartState {
  readonly hidden: Set<number>;
  log: boolean;
  clip: boolean;
  table: boolean;

  constructor(
    private readonly url: UrlState,
    private readonly id: string,
    private readonly logAtFirst: boolean,
  ) {
    const flags = new Set((url.get(id) ?? "").split(","));
    this.log = flags.has("log") || (logAtFirst && !flags.has("linear"));
    this.clip = flags.has("clip");
    this.table = flags.has("table");
    this.hidden = new Set([...flags].filter((f) => /^-\d+$/.test(f)).map((f) => -Number(f) - 1));
  }

  /** To be called after any change. */
  keep(): void {
    const scale = this.log === this.logAtFirst ? [] : [this.log ? "log" : "linear"];
    const flags = [...scale, ...(this.clip ? ["clip"] : []), ...(this.table ? ["table"] : []), ...[...this.hidden].map((i) => `-${i + 1}`)];
    this.url.set(this.id, flags.length > 0 ? flags.join(",") : undefined);
  }
}
