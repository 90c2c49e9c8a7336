import type { MapData } from "./MapData";
import type { Term } from "./Selection";

/** Which points are selected, as a mark for each and as a list. */
export interface Selected {
  marks: Uint8Array;
  points: number[];
}

export const nothing: Selected = { marks: new Uint8Array(), points: [] };

/** Finds what the terms mean in this map. @param seen Whether a point is shown: a lasso catches no other. */
export function selectedBy(terms: readonly Term[], data: MapData, seen: (point: number) => boolean): Selected {
  const marks = new Uint8Array(data.points?.labels.length ?? 0);
  for (const term of terms) {
    for (const point of pointsOf(term, data, seen)) if (point < marks.length) marks[point] = 1;
  }
  const points: number[] = [];
  marks.forEach((mark, i) => mark === 1 && points.push(i));
  return { marks, points };
}

/** The frames whose positions a term needs. */
export function framesOf(terms: readonly Term[]): number[] {
  return terms.flatMap((term) => (term.kind === "lasso" ? [Math.floor(term.at), Math.ceil(term.at)] : []));
}

function pointsOf(term: Term, data: MapData, seen: (point: number) => boolean): Iterable<number> {
  if (term.kind === "points") return term.points;
  if (term.kind === "lasso") return (data.grid(term.at)?.inside(term.polygon) ?? []).filter(seen);
  return Array.from(data.points!.labels.keys()).filter((i) => data.points!.labels[i] === term.label);
}
