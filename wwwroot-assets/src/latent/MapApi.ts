import { frameOf, pointsOf, positionsOf, type FrameData, type Points } from "./decode";
import type { MapInfo, PointNeighbours } from "./MapInfo";

/** What the dashboard tells of one map. */
export interface MapApi {
  info(): Promise<MapInfo>;
  points(): Promise<Points>;
  /** @param version Tells apart positions that were replaced meanwhile. */
  positions(frame: number, version: number): Promise<Float32Array>;
  frame(frame: number): Promise<FrameData>;
  /** Of every frame, in their order. */
  neighbours(point: number): Promise<PointNeighbours[]>;
  /** Where a sheet of thumbnails can be had. */
  sheet(sheet: number): string;
  /** Where everything can be had as a table. */
  csv(): string;
}

export class HttpMapApi implements MapApi {
  private readonly root: string;

  constructor(base: string, run: string, map: string) {
    this.root = new URL(`api/runs/${encodeURIComponent(run)}/maps/${encodeURIComponent(map)}`, base).href;
  }

  async info(): Promise<MapInfo> {
    return (await this.get("")).json() as Promise<MapInfo>;
  }

  async points(): Promise<Points> {
    return pointsOf(await this.bytes("/points"));
  }

  async positions(frame: number, version: number): Promise<Float32Array> {
    return positionsOf(await this.bytes(`/positions?frame=${frame}&version=${version}`));
  }

  async frame(frame: number): Promise<FrameData> {
    return frameOf(await this.bytes(`/frames/${frame}`));
  }

  async neighbours(point: number): Promise<PointNeighbours[]> {
    return (await this.get(`/neighbours/${point}`)).json() as Promise<PointNeighbours[]>;
  }

  sheet(sheet: number): string {
    return `${this.root}/thumbnails/${sheet}`;
  }

  csv(): string {
    return `${this.root}/csv`;
  }

  private async bytes(path: string): Promise<ArrayBuffer> {
    return (await this.get(path)).arrayBuffer();
  }

  private async get(path: string): Promise<Response> {
    const response = await fetch(this.root + path, { credentials: "same-origin" });
    if (!response.ok) throw new Error(`The dashboard answered ${response.status}.`);
    return response;
  }
}
