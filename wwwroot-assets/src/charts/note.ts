import type { Range } from "../view/Group";
import type { Layer } from "./Layer";

/** What a reader must know about the numbers: that they are on their way, that there are none yet, or that not all of them are here. */
export function note(layers: readonly Layer[], range: Range): string {
  if (layers.every((layer) => layer.xs.length === 0)) return layers.some((layer) => layer.loading) ? "Loading …" : "Nothing reported yet.";
  const about = layers.map((layer) => layer.about).filter((text) => text !== "");
  if (about.length > 0) return about.join(" ");
  if (layers.every((layer) => layer.whole(range))) return "";
  const [here, total] = layers.reduce(([a, b], { counts: [c, d] }) => [a + c, b + d] as const, [0, 0] as readonly [number, number]);
  return `${grouped(here)} of ${grouped(total)} points: lowest, highest and last of each stretch. Zoom in for the rest.`;
}

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
