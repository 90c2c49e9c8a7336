import type { Batch } from "./Batch";

export interface Observer {
  next(batch: Batch): void;
  /** The stream is over: `true` if the run was deleted, `false` if the connection broke. */
  closed(deleted: boolean): void;
}

/** Opens streams of batches; returns what stops one. */
export interface Transport {
  follow(run: string, since: number, observer: Observer): () => void;
}
