import type { RunEvent } from "../stream/Batch";
import { decodePoints, decodeVectors, type Decoded, type History, type VectorHistory } from "./history";

export interface SeriesInfo {
  id: number;
  scope: string;
  name: string;
  count: number;
  vector: boolean;
}

export interface PointsWanted {
  ids: number[];
  buckets: number;
  smooth: number;
  from?: number;
  to?: number;
}

/** Reads a run's curves. Every method throws if the server does not answer or refuses. */
export interface SeriesApi {
  list(run: string): Promise<{ seq: number; series: SeriesInfo[] }>;
  points(run: string, wanted: PointsWanted): Promise<Decoded<History>>;
  vectors(run: string, ids: number[], buckets: number): Promise<Decoded<VectorHistory>>;
  events(run: string, since: number, kinds: string[]): Promise<{ seq: number; last: number; events: RunEvent[] }>;
  /** Where every point of these series, or of all, can be had as a file. */
  csvAddress(run: string, ids: number[]): string;
}

export class HttpSeriesApi implements SeriesApi {
  /** @param base The site's address, ending in "/". */
  constructor(private readonly base: string) {}

  async list(run: string): Promise<{ seq: number; series: SeriesInfo[] }> {
    return (await this.get(run, "series")).json() as Promise<{ seq: number; series: SeriesInfo[] }>;
  }

  async points(run: string, { ids, buckets, smooth, from, to }: PointsWanted): Promise<Decoded<History>> {
    const query = { ids, buckets, smooth, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    return decodePoints(await (await this.get(run, "series/data", query)).arrayBuffer());
  }

  async vectors(run: string, ids: number[], buckets: number): Promise<Decoded<VectorHistory>> {
    return decodeVectors(await (await this.get(run, "series/vectors", { ids, buckets })).arrayBuffer());
  }

  async events(run: string, since: number, kinds: string[]): Promise<{ seq: number; last: number; events: RunEvent[] }> {
    return (await this.get(run, "events", { since, kinds })).json() as Promise<{ seq: number; last: number; events: RunEvent[] }>;
  }

  csvAddress(run: string, ids: number[]): string {
    return this.address(run, "series/export.csv", ids.length > 0 ? { ids } : {});
  }

  private async get(run: string, path: string, query: Record<string, unknown> = {}): Promise<Response> {
    const response = await fetch(this.address(run, path, query), { credentials: "same-origin" });
    if (!response.ok) throw new Error(`The server answered ${response.status} for ${path}.`);
    return response;
  }

  private address(run: string, path: string, query: Record<string, unknown>): string {
    const text = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
    return `${this.base}api/runs/${encodeURIComponent(run)}/${path}${text.length > 0 ? `?${text.join("&")}` : ""}`;
  }
}
