import type { Box } from "./Grid";
import type { Place } from "./polygon";

const margin = 0.94;
const [least, most] = [0.5, 400];

/** Which part of the plane is shown: all maps of the panel look at the same. */
export class Camera {
  /** Where the middle of the picture is; 0, 0 is the middle of all points and 1 half of their extent. */
  private x = 0;
  private y = 0;
  private zoom = 1;

  constructor(private readonly changed: () => void) {}

  /** How much greater points are drawn, so that they can be told apart from near by. */
  get growth(): number {
    return Math.min(3, Math.max(1, this.zoom) ** 0.35);
  }

  /** How places become CSS pixels of a picture: left = x · scale + dx, top = y · scale + dy. */
  transform(box: Box, width: number, height: number): Transform {
    const [wide, high] = [box.right - box.left || 1, box.bottom - box.top || 1];
    const half = Math.max(wide, high) / 2;
    const scale = Math.min(width / wide, height / high) * margin * this.zoom;
    const [x, y] = [(box.left + box.right) / 2 + this.x * half, (box.top + box.bottom) / 2 + this.y * half];
    return { scale, dx: width / 2 - x * scale, dy: height / 2 - y * scale, unit: scale * half };
  }

  home(): void {
    [this.x, this.y, this.zoom] = [0, 0, 1];
    this.changed();
  }

  /** Moves a picture by pixels. */
  pan(right: number, down: number, { unit }: Transform): void {
    [this.x, this.y] = [limit(this.x - right / unit), limit(this.y - down / unit)];
    this.changed();
  }

  /** Zooms in by a factor above 1; what lies so many pixels from the middle of a picture stays where it is. */
  zoomBy(factor: number, right: number, down: number, { unit }: Transform): void {
    const zoom = Math.max(least, Math.min(this.zoom * factor, most));
    const gained = (1 - this.zoom / zoom) / unit;
    this.zoom = zoom;
    [this.x, this.y] = [limit(this.x + right * gained), limit(this.y + down * gained)];
    this.changed();
  }
}

export interface Transform {
  scale: number;
  dx: number;
  dy: number;
  /** Pixels of half the extent of all points. */
  unit: number;
}

/** The place in the plane under a pixel. */
export function placeAt({ scale, dx, dy }: Transform, left: number, top: number): Place {
  return [(left - dx) / scale, (top - dy) / scale];
}

function limit(value: number): number {
  return Math.max(-1.5, Math.min(value, 1.5));
}
