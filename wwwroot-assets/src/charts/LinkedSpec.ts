import type { AxisKind } from "./Axis";

/** What every chart along x is told. */
export interface LinkedSpec {
  /** Unique on the page; the chart's state in the address bears its name. */
  id: string;
  title: string;
  /** Charts of one group share their x axis, zoom and crosshair. Steps of different scopes belong in different groups. */
  group?: string;
  /** Starts with a logarithmic scale. */
  log?: boolean;
  /** Of the drawing, CSS pixels. */
  height?: number;
  /** The name of the index, where x is one. */
  over?: string;
  /** Counts along x by this, whatever the page's switches say. */
  along?: AxisKind;
}
