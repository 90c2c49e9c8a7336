/** What a chart shows, as a page tells it. */
export interface ChartSpec {
  /** Unique on the page; the chart's state in the address begins with it. */
  id: string;
  title: string;
  lines: LineSpec[];
  /** Charts of one group share their x axis, zoom and crosshair. Steps of different scopes belong in different groups. */
  group?: string;
  /** Starts with a logarithmic y axis. */
  log?: boolean;
  /** Fixed ends of the y axis. */
  min?: number;
  max?: number;
  /** Follows each value, such as "%". */
  unit?: string;
  /** Of the drawing, CSS pixels. */
  height?: number;
  /** Draws no average. */
  raw?: boolean;
  /** Draws no marks of changed settings. */
  unmarked?: boolean;
  /** The lines are vectors of one step, drawn over their index: the newest, or the one that `pointed`'s charts point at. */
  over?: string;
  /** With `over`: the group whose crosshair picks the step. */
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
