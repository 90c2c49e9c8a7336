import { evenOdd, type Polygon } from "./polygon";

const perCell = 4;

/** Points in the plane by cells of a grid, so that what is near or inside something is found without looking at all of them. */
export class Grid {
  private readonly side: number;
  private readonly left: number;
  private readonly top: number;
  private readonly width: number;
  private readonly height: number;
  /** Where each cell's points begin in `order`; one more than there are cells. */
  private readonly starts: Int32Array;
  private readonly order: Int32Array;

  /** @param places x and y in turn. */
  constructor(private readonly places: Float32Array) {
    const n = places.length / 2;
    this.side = Math.max(1, Math.min(512, Math.round(Math.sqrt(n / perCell))));
    const { left, right, top, bottom } = boxOf(places);
    [this.left, this.top] = [left, top];
    [this.width, this.height] = [(right - left || 1) / this.side, (bottom - top || 1) / this.side];
    this.starts = new Int32Array(this.side * this.side + 1);
    this.order = new Int32Array(n);
    this.sort(n);
  }

  /** The point that is nearest to a place and passes; −1 if none lies within the distance. */
  nearest(x: number, y: number, within: number, passes: (point: number) => boolean): number {
    let [best, least] = [-1, within * within];
    for (let row = this.row(y - within); row <= this.row(y + within); row++) {
      for (let column = this.column(x - within); column <= this.column(x + within); column++) {
        for (const point of this.cell(row * this.side + column)) {
          const distance = (this.places[2 * point]! - x) ** 2 + (this.places[2 * point + 1]! - y) ** 2;
          if (distance <= least && passes(point)) [best, least] = [point, distance];
        }
      }
    }
    return best;
  }

  /** The points inside a polygon, by the even-odd rule. */
  inside(polygon: Polygon): number[] {
    const found: number[] = [];
    const edge = this.touched(polygon);
    for (let row = 0; row < this.side; row++) {
      const crossings = crossingsAt(polygon, this.top + (row + 0.5) * this.height);
      let crossed = 0;
      for (let column = 0; column < this.side; column++) {
        const [cell, centre] = [row * this.side + column, this.left + (column + 0.5) * this.width];
        while (crossed < crossings.length && crossings[crossed]! <= centre) crossed++;
        // A cell that no edge touches lies inside or outside as a whole.
        if (edge[cell] === 0 && crossed % 2 === 0) continue;
        for (const point of this.cell(cell)) {
          if (edge[cell] === 0 || evenOdd(polygon, this.places[2 * point]!, this.places[2 * point + 1]!)) found.push(point);
        }
      }
    }
    return found;
  }

  private sort(n: number): void {
    const cells = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      cells[i] = this.row(this.places[2 * i + 1]!) * this.side + this.column(this.places[2 * i]!);
      this.starts[cells[i]! + 1]!++;
    }
    for (let c = 0; c < this.side * this.side; c++) this.starts[c + 1]! += this.starts[c]!;
    const next = this.starts.slice();
    for (let i = 0; i < n; i++) this.order[next[cells[i]!]!++] = i;
  }

  private cell(index: number): Int32Array {
    return this.order.subarray(this.starts[index], this.starts[index + 1]);
  }

  private column(x: number): number {
    return clamp(Math.floor((x - this.left) / this.width), this.side);
  }

  private row(y: number): number {
    return clamp(Math.floor((y - this.top) / this.height), this.side);
  }

  // Marks every cell that an edge of the polygon passes.
  private touched(polygon: Polygon): Uint8Array {
    const marks = new Uint8Array(this.side * this.side);
    for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
      const [[ax, ay], [bx, by]] = polygon[i]![1] < polygon[j]![1] ? [polygon[i]!, polygon[j]!] : [polygon[j]!, polygon[i]!];
      for (let row = this.row(ay); row <= this.row(by); row++) {
        const [from, to] = [Math.max(ay, this.top + row * this.height), Math.min(by, this.top + (row + 1) * this.height)];
        const at = (y: number): number => (by === ay ? ax : ax + ((Math.min(by, Math.max(ay, y)) - ay) / (by - ay)) * (bx - ax));
        const ends = by === ay ? [ax, bx] : [at(from), at(to)];
        marks.fill(1, row * this.side + this.column(Math.min(...ends)), row * this.side + this.column(Math.max(...ends)) + 1);
      }
    }
    return marks;
  }
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The smallest box around places that are numbers. */
export function boxOf(places: Float32Array): Box {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = [places[i]!, places[i + 1]!];
    if (x < box.left) box.left = x;
    if (x > box.right) box.right = x;
    if (y < box.top) box.top = y;
    if (y > box.bottom) box.bottom = y;
  }
  return box.left > box.right || box.top > box.bottom ? { left: -1, right: 1, top: -1, bottom: 1 } : box;
}

function crossingsAt(polygon: Polygon, y: number): number[] {
  const xs: number[] = [];
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [[ax, ay], [bx, by]] = [polygon[i]!, polygon[j]!];
    if (ay > y !== by > y) xs.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
  }
  return xs.sort((a, b) => a - b);
}

function clamp(index: number, count: number): number {
  return index >= 0 ? Math.min(index, count - 1) : 0; // not a number: the first
}
