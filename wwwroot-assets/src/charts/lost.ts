import { count } from "../format/number";
import type { Palette } from "../theme/Palette";
import type { Range } from "../view/Group";
import type { Layer, Points } from "./Layer";
import type { Plot } from "./Plot";

/** A point that no curve can show: NaN, or infinite. */
export interface Lost {
  x: number;
  value: number;
  colour: string;
}

/** Every point of these layers that is not finite, by layer. */
export function lost(layers: readonly (Layer | undefined)[], range: Range): Lost[] {
  return layers.flatMap((layer) => layer?.points(range).flatMap((points) => lostOf(points, layer.colour)) ?? []);
}

/** How many points a logarithmic axis cannot show, since they are 0 or below. */
export function below(layers: readonly (Layer | undefined)[], range: Range): number {
  const values = layers.flatMap((layer) => layer?.points(range).map(({ ys }) => ys) ?? []);
  return values.reduce((sum, ys) => ys.reduce((n, y) => n + (Number.isFinite(y) && y <= 0 ? 1 : 0), sum), 0);
}

/** "Not finite: × 2 points are NaN, ▲ 1 point is ∞." */
export function lostText(lost: readonly Lost[]): string {
  const kinds: [string, string, (value: number) => boolean][] = [["×", "NaN", Number.isNaN], ["▲", "∞", (v) => v === Infinity], ["▼", "−∞", (v) => v === -Infinity]];
  const parts = kinds.map(([sign, name, is]) => [sign, name, lost.filter(({ value }) => is(value)).length] as const).filter(([, , n]) => n > 0);
  return parts.length === 0 ? "" : `Not finite: ${parts.map(([sign, name, n]) => `${sign} ${count(n)} ${n === 1 ? "point is" : "points are"} ${name}`).join(", ")}.`;
}

function lostOf({ xs, ys }: Points, colour: string): Lost[] {
  const found: Lost[] = [];
  ys.forEach((value, i) => Number.isFinite(value) || found.push({ x: xs[i]!, value, colour }));
  return found;
}

const size = 4;

/** Marks them at the edge where they would be: ∞ above, −∞ and NaN below; of those on one pixel the first. */
export function drawLost(all: readonly Lost[], plot: Plot, context: CanvasRenderingContext2D, palette: Palette): void {
  const { left, top, width, height } = plot.box;
  const taken = new Set<string>();
  const ratio = context.canvas.width / plot.u.width;
  context.save();
  context.scale(ratio, ratio);
  context.lineWidth = 2;
  for (const { x, value, colour } of all) {
    const at = Math.round(plot.left(x));
    const key = `${at} ${value} ${colour}`;
    if (!(at >= 0 && at <= width) || taken.has(key)) continue;
    taken.add(key);
    context.strokeStyle = context.fillStyle = palette.get(colour);
    sign(context, left + at, value === Infinity ? top + size + 1 : top + height - size - 1, value);
  }
  context.restore();
}

function sign(context: CanvasRenderingContext2D, x: number, y: number, value: number): void {
  context.beginPath();
  if (Number.isNaN(value)) {
    context.moveTo(x - size, y - size);
    context.lineTo(x + size, y + size);
    context.moveTo(x - size, y + size);
    context.lineTo(x + size, y - size);
    context.stroke();
    return;
  }
  const tip = value > 0 ? -size : size;
  context.moveTo(x, y + tip);
  context.lineTo(x - size, y - tip);
  context.lineTo(x + size, y - tip);
  context.fill();
}
