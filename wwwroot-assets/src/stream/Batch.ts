/** The hub's messages, as docs/api.md defines them. */
export interface Batch {
  since: number;
  /** Everything up to this number is in this batch or in earlier ones. */
  seq: number;
  /** The run's newest number; more is waiting while it is greater than `seq`. */
  last: number;
  points: PointsOf[];
  vectors: VectorsOf[];
  events: RunEvent[];
  status: Status | null;
}

/** A number, or one of the texts "NaN", "Infinity", "-Infinity". */
export type JsonNumber = number | string;

export interface SeriesKey {
  id: number;
  scope: string;
  name: string;
}

/** New points of one series, by rising step. */
export interface PointsOf extends SeriesKey {
  steps: number[];
  times: number[];
  values: JsonNumber[];
}

export interface VectorsOf extends SeriesKey {
  steps: number[];
  times: number[];
  values: JsonNumber[][];
}

export interface RunEvent {
  seq: number;
  kind: string;
  scope: string;
  step: number;
  time: number;
  detail: Record<string, unknown>;
}

export interface Status {
  /** The server's clock, Unix milliseconds. */
  now: number;
  run: { id: string; state: string; started: number | null; stateSince: number | null };
  stages: unknown[];
  usage: unknown;
}
