import { lowerBound } from "../series/search";
import type { Range } from "../view/Group";
import type { Layer, Reading } from "./Layer";
import { fewer, type Sheet } from "./TableView";

/** The numbers that layers show in a range, by place: exact values, and what belongs to them. */
export function sheet(layers: readonly Layer[], xName: string, range: Range, most: number): Sheet {
  const xs = [...new Set(layers.flatMap((layer) => places(layer, range)))].sort((a, b) => a - b);
  const columns = layers.map((layer) => ({ layer, extra: extraOf(layer, xs) }));
  const head = [xName, ...columns.flatMap(({ layer, extra }) => [layer.label, ...(extra === undefined ? [] : [`${layer.label}, ${extraNames[extra]}`])])];
  const rows = fewer(xs, most).map((x) => [x, ...columns.flatMap(({ layer, extra }) => cells(layer, x, extra))]);
  return { head, rows, total: xs.length };
}

type Extra = "smoothed" | "deviation";

const extraNames: Record<Extra, string> = { smoothed: "average", deviation: "sd" };

function extraOf(layer: Layer, xs: readonly number[]): Extra | undefined {
  const first = xs.length > 0 ? layer.at(xs[0]!) : undefined;
  if (first?.deviation !== undefined) return "deviation";
  return first?.smoothed !== undefined ? "smoothed" : undefined;
}

function cells(layer: Layer, x: number, extra: Extra | undefined): (number | null)[] {
  const reading: Reading | undefined = layer.at(x);
  const here = reading !== undefined && reading.x === x ? reading : undefined;
  const value = here?.value ?? null;
  return extra === undefined ? [value] : [value, finite(here?.[extra])];
}

// One curve alone has no deviation, and what is not finite no average: what it is stands beside it.
function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

function places(layer: Layer, [from, to]: Range): number[] {
  const { xs } = layer;
  return Array.from(xs.subarray(lowerBound(xs, from), lowerBound(xs, to + Number.EPSILON * Math.abs(to))));
}
