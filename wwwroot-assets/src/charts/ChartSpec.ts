import type { LinkedSpec } from "./LinkedSpec";

/** What a chart of curves shows, as a page tells it. */
export interface ChartSpec extends LinkedSpec {
  lines: LineSpec[];
  /** Fixed ends of the y axis. */
  min?: number;
  max?: number;
  /** Follows each value, such as "%". */
  unit?: string;
  /** Draws no average. */
  raw?: boolean;
  /** Draws no marks of changed settings. */
  unmarked?: boolean;
  /** With `over`, the lines are vectors of one step, drawn over their index: the newest, or the one that this group's crosshair picks. */
  pointed?: string;
}

export interface LineSpec {
  run: string;
  scope: string;
  /** Of the series, such as "lower/loss". */
  name: string;
  label: string;
  /** A colour of tokens.css without its dashes, such as "lower"; by default one of the run colours, in turn. */
  colour?: string;
  dash?: Dash;
  stepsPerEpoch?: number;
  /** With `over`: a curve of numbers whose value at that step is a point where this vector, another line's name, ends. */
  end?: string;
  /** Lines with the same text are drawn as one: their mean ± standard deviation, with this label. */
  band?: string;
}

export type Dash = "solid" | "dashed" | "dotted" | "long";

export const dashes: Record<Dash, number[]> = { solid: [], dashed: [6, 4], dotted: [2, 3], long: [12, 4] };

const turns: Dash[] = ["solid", "dashed", "dotted", "long"];
const colours = 8;

/** Colour and dash of line `index` where its page gives none: the pair is unique for 32 lines. */
export function looks(line: LineSpec, index: number): { colour: string; dash: Dash } {
  const dash = turns[Math.floor(index / colours) % turns.length]!;
  return { colour: line.colour ?? `run-${(index % colours) + 1}`, dash: line.dash ?? (line.colour === undefined ? dash : "solid") };
}
