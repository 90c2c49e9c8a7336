import type { MapApi } from "./MapApi";
import type { PointNeighbours } from "./MapInfo";

const rest = 200;
const kept = 50;

/** The nearest neighbours of points, asked for one point at a time. */
export class Neighbourhoods {
  private readonly known = new Map<number, PointNeighbours[]>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly api: Pick<MapApi, "neighbours">) {}

  /** Tells once the hand rests on the point. */
  soon(point: number, tell: (of: PointNeighbours[]) => void): void {
    clearTimeout(this.timer);
    const known = this.known.get(point);
    if (known !== undefined) tell(known);
    else this.timer = setTimeout(() => void this.of(point).then(tell, () => undefined), rest);
  }

  /** Of every frame. */
  async of(point: number): Promise<PointNeighbours[]> {
    let found = this.known.get(point);
    if (found !== undefined) return found;
    found = await this.api.neighbours(point);
    // Those that are not there yet may come.
    if (found.every((frame) => frame.points.length > 0)) this.keep(point, found);
    return found;
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private keep(point: number, found: PointNeighbours[]): void {
    if (this.known.size >= kept) this.known.clear();
    this.known.set(point, found);
  }
}
