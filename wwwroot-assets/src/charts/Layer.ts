import type { Range } from "../view/Group";
import type { AxisKind } from "./Axis";
import type { Dash } from "./ChartSpec";
import type { Trace } from "./thin";

/** What a chart says of one curve at one place. */
export interface Reading {
  x: number;
  step: number;
  value: number;
  /** The average there, if one is drawn. */
  smoothed?: number | undefined;
  /** Of a band: the standard deviation, NaN of a single curve, and over how many curves. */
  deviation?: number | undefined;
  n?: number | undefined;
}

/** Points of one curve, by rising x. */
export interface Points {
  xs: Float64Array;
  ys: Float64Array;
}

/** The lines to draw for one curve: `back` faintly behind, `low` and `high` with what lies between filled. */
export interface Drawing {
  main: Trace;
  back: Trace;
  low: Trace;
  high: Trace;
}

/** Anything with an entry in the legend. */
export interface Layer {
  readonly label: string;
  readonly colour: string;
  readonly dash: Dash;
  readonly loading: boolean;
  /** What a reader must know besides its name; "" for nothing. */
  readonly about: string;
  /** Points here, and points there are in all. */
  readonly counts: readonly [number, number];
  /** True if no point of the range was left out. */
  whole(range: Range): boolean;
  /** Takes in what changed since the last call. */
  refresh(axis: AxisKind, averaged: boolean): void;
  /** Where its points lie, rising. */
  readonly xs: Float64Array;
  draw(range: Range, pixels: number): Drawing;
  /** Values that the y axis should make room for. */
  visible(range: Range): Float64Array[];
  /** The points of the range as they were reported, of every curve that goes into it. */
  points(range: Range): Points[];
  /** The point nearest to `x`. */
  at(x: number): Reading | undefined;
  /** Sees to it that the range is known finely enough. */
  refine(range: Range, pixels: number): void;
}

export const nothing: Trace = { xs: [], ys: [] };
