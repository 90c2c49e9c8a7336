import { count } from "../format/number";
import type { Range } from "../view/Group";
import type { Layer } from "./Layer";
import { below, lost, lostText } from "./lost";

/** What a reader must know about the numbers: that they are on their way, that there are none yet, or what of those shown cannot be seen. */
export function note(layers: readonly Layer[], range: Range, log = false, shown: readonly (Layer | undefined)[] = layers): string {
  if (layers.every((layer) => layer.xs.length === 0)) return layers.some((layer) => layer.loading) ? "Loading …" : "Nothing reported yet.";
  const about = layers.map((layer) => layer.about);
  return [...about, lostText(lost(shown, range)), log ? belowText(shown, range) : "", about.every((text) => text === "") ? thinned(layers, range) : ""].filter((text) => text !== "").join(" ");
}

function belowText(layers: readonly (Layer | undefined)[], range: Range): string {
  const n = below(layers, range);
  if (n === 0) return "";
  const least = layers.every((layer) => layer?.whole(range) ?? true) ? "" : "At least ";
  return `${least}${count(n)} ${n === 1 ? "point is" : "points are"} 0 or below, where a logarithmic scale shows nothing.`;
}

function thinned(layers: readonly Layer[], range: Range): string {
  if (layers.every((layer) => layer.whole(range))) return "";
  const [here, total] = layers.reduce(([a, b], { counts: [c, d] }) => [a + c, b + d] as const, [0, 0] as readonly [number, number]);
  return `${count(here)} of ${count(total)} points: lowest, highest and last of each stretch. Zoom in for the rest.`;
}
