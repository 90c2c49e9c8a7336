import type { Surroundings } from "../stream/RunFollower";
import type { FrameData, Points } from "./decode";
import { boxOf, Grid, type Box } from "./Grid";
import type { MapApi } from "./MapApi";
import { MapFollower, type MapStream } from "./MapFollower";
import { hasEnded, type MapInfo, type MapResult, type MapStatus } from "./MapInfo";
import { between, mixed, type Between } from "./morph";

const gridsKept = 4;
const pause = 2000;

/** What is known of one map: read from the server as it is made, and only the frames that are looked at. */
export class MapData {
  info: MapInfo | undefined;
  points: Points | undefined;
  readonly frames: (FrameData | undefined)[] = [];
  readonly positions: (Float32Array | undefined)[] = [];
  private readonly versions: number[] = [];
  private readonly loading = new Set<string>();
  private readonly boxes = new WeakMap<Float32Array, Box>();
  private readonly grids = new Map<number, Grid>();
  private readonly follower: MapFollower;
  private needed: readonly number[] = [];
  /** Whether more has happened than `info` can know. */
  private behind = false;
  private gone = false;

  /** @param changed Something is another than before; in words if it could not be read. */
  constructor(
    private readonly api: MapApi,
    stream: MapStream,
    private readonly surroundings: Surroundings,
    private readonly changed: (fault?: string) => void,
  ) {
    this.follower = new MapFollower(stream, (status) => this.told(status), surroundings);
  }

  get result(): MapResult | null {
    return this.info?.result ?? null;
  }

  get count(): number {
    return this.result?.frames.length ?? 0;
  }

  /** Whether it will not change any more. */
  get isDone(): boolean {
    return this.info !== undefined && hasEnded(this.info.state);
  }

  /** Says which frames somebody looks at; they are read if they are there. */
  need(frames: readonly number[]): void {
    this.needed = frames;
    this.load();
  }

  /** The frames around a place in time, if their positions are known. */
  around(at: number): (Between & { a: Float32Array; b: Float32Array }) | undefined {
    const way = between(at, this.count);
    const a = this.positions[way.from];
    const b = this.positions[way.to];
    return a && b && { ...way, a, b };
  }

  /** The box that a picture shows: what all frames have in common, or the frame's own while the map is made. */
  box(at: number): Box {
    const frames = this.isDone ? this.positions : this.positions.slice(Math.floor(at), Math.ceil(at) + 1);
    const boxes = frames.filter((p) => p !== undefined).map((p) => this.boxOf(p));
    const all = (side: (box: Box) => number, pick: (...values: number[]) => number): number => pick(...boxes.map(side));
    if (boxes.length === 0) return { left: -1, right: 1, top: -1, bottom: 1 };
    return { left: all((b) => b.left, Math.min), right: all((b) => b.right, Math.max), top: all((b) => b.top, Math.min), bottom: all((b) => b.bottom, Math.max) };
  }

  /** What finds points by their place; `undefined` if their positions are not known. */
  grid(at: number): Grid | undefined {
    const way = this.around(at);
    let grid = this.grids.get(at);
    if (grid !== undefined || way === undefined) return grid;
    if (this.grids.size >= gridsKept) this.grids.clear();
    this.grids.set(at, (grid = new Grid(mixed(way.a, way.b, way.share))));
    return grid;
  }

  dispose(): void {
    this.gone = true;
    this.follower.dispose();
  }

  private boxOf(places: Float32Array): Box {
    let box = this.boxes.get(places);
    if (box === undefined) this.boxes.set(places, (box = boxOf(places)));
    return box;
  }

  private told(status: MapStatus): void {
    this.behind ||= this.info === undefined || this.info.state !== status.state || this.info.progress?.phase !== status.progress?.phase || this.info.result === null;
    if (this.info !== undefined) this.info = { ...this.info, ...status };
    this.load();
    this.changed();
  }

  private load(): void {
    if (this.behind && !this.loading.has("info")) {
      this.behind = false;
      this.read("info", () => this.api.info(), (info) => (this.info = info));
    }
    const ready = this.info?.ready;
    if (ready === undefined) return;
    if (ready.points && this.points === undefined) this.read("points", () => this.api.points(), (points) => (this.points = points));
    for (const frame of this.needed) {
      const version = ready.positions[frame] ?? 0;
      if (version !== (this.versions[frame] ?? 0)) this.read(`positions ${frame}`, () => this.api.positions(frame, version), (places) => this.place(frame, version, places));
      if (ready.frames[frame] === true && this.frames[frame] === undefined) this.read(`frame ${frame}`, () => this.api.frame(frame), (data) => (this.frames[frame] = data));
    }
  }

  private place(frame: number, version: number, places: Float32Array): void {
    this.positions[frame] = places;
    this.versions[frame] = version;
    this.grids.clear();
  }

  // Each thing once at a time; what came meanwhile is asked for after it.
  private read<T>(what: string, ask: () => Promise<T>, take: (answer: T) => void): void {
    if (this.loading.has(what)) return;
    this.loading.add(what);
    ask()
      .then((answer) => {
        this.loading.delete(what);
        if (this.gone) return;
        take(answer);
        this.load();
        this.changed();
      })
      .catch((fault: unknown) => {
        this.loading.delete(what);
        if (this.gone) return;
        this.changed(fault instanceof Error ? fault.message : String(fault));
        this.again(() => this.read(what, ask, take));
      });
  }

  private again(attempt: () => void): void {
    this.surroundings.after(pause, () => {
      if (this.gone) return;
      if (this.surroundings.hidden()) this.again(attempt);
      else attempt();
    });
  }
}
