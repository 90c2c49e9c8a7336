export type MapState = "waiting" | "running" | "completed" | "cancelled" | "failed";

/** A number and what it was computed on. */
export interface MapNumber {
  value: number;
  on: string;
}

/** What one frame is worth; null where a number does not exist. */
export interface FrameNumbers {
  knn: MapNumber | null;
  knnPlane: MapNumber | null;
  linearProbe: MapNumber | null;
  silhouette: MapNumber | null;
  silhouettePlane: MapNumber | null;
  trustworthiness: MapNumber | null;
  continuity: MapNumber | null;
}

/** A moment of a backbone, as one picture shows it. */
export interface FrameInfo {
  title: string;
  scope: string;
  stage: string;
  step: number;
  numbers: FrameNumbers | null;
}

/** What changed from one frame to another. */
export interface PairInfo {
  from: number;
  to: number;
  overlap: MapNumber | null;
  cka: MapNumber | null;
  wrongToRight: number;
  rightToWrong: number;
}

export interface MapProgress {
  phase: "starting" | "features" | "neighbours" | "positions" | "numbers";
  frame: number;
  frames: number;
  iteration: number;
  iterations: number;
  divergence: number | null;
}

/** What a map holds; its numbers follow as they are computed. */
export interface MapResult {
  /** Neighbours kept of every point; points; dimensions of the features. */
  k: number;
  n: number;
  d: number;
  split: string;
  seed: number;
  classes: string[];
  frames: FrameInfo[];
  pairs: PairInfo[];
  /** Sheets of thumbnails. */
  sheets: number;
}

/** Which of a map's files are there, frame by frame; the version of positions is another one whenever they are, 0 for none. */
export interface MapReady {
  points: boolean;
  thumbnails: boolean;
  positions: number[];
  frames: boolean[];
  neighbours: boolean[];
}

/** How a map stands. */
export interface MapStatus {
  state: MapState;
  error: string | null;
  progress: MapProgress | null;
  ready: MapReady;
}

/** Everything about a map but its points. */
export interface MapInfo extends MapStatus {
  id: string;
  options: { method: string; perplexity: number; iterations: number };
  result: MapResult | null;
}

/** Nearest neighbours of a point in one frame's features, nearest first; empty where they are not known. */
export interface PointNeighbours {
  points: number[];
  distances: number[];
}

export const hasEnded = (state: MapState): boolean => state !== "waiting" && state !== "running";
