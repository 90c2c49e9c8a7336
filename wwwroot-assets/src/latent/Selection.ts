import type { Place, Polygon } from "./polygon";

/** One thing that somebody selected: what a lasso caught at a place in time, a class, or single points. */
export type Term = { kind: "lasso"; at: number; polygon: Polygon } | { kind: "class"; label: number } | { kind: "points"; points: number[] };

/** What is selected, as words for an address: L 0.5,x,y,x,y … · C 7 · P 3,17. */
export function written(terms: readonly Term[]): string | undefined {
  return terms.length === 0 ? undefined : terms.map(word).join("~");
}

/** Reads what `written` wrote; what makes no sense is left out. */
export function read(text: string | undefined): Term[] {
  return (text ?? "").split("~").flatMap((word) => {
    const numbers = word.slice(1).split(",").map(Number);
    return numbers.every(Number.isFinite) ? (term(word[0], numbers) ?? []) : [];
  });
}

function word(term: Term): string {
  if (term.kind === "lasso") return `L${[term.at, ...term.polygon.flat()].join(",")}`;
  return term.kind === "class" ? `C${term.label}` : `P${term.points.join(",")}`;
}

function term(kind: string | undefined, numbers: number[]): Term | undefined {
  const [first, ...rest] = numbers;
  if (kind === "C") return { kind: "class", label: first! };
  if (kind === "P") return { kind: "points", points: numbers };
  if (kind !== "L" || rest.length < 6 || rest.length % 2 !== 0) return undefined;
  const polygon = Array.from({ length: rest.length / 2 }, (_, i): Place => [rest[2 * i]!, rest[2 * i + 1]!]);
  return { kind: "lasso", at: first!, polygon };
}
