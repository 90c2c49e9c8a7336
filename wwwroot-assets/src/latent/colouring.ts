import { ramp, type Rgb } from "../charts/ramp";
import type { FrameData, Points } from "./decode";
import { classColours } from "./classColours";

/** What the colour of a point can mean, and how that is called. */
export const colourings = {
  class: "class",
  knn: "neighbours' class",
  prediction: "prediction",
  error: "error",
  confidence: "confidence",
  cluster: "cluster",
} as const;

export type Colouring = keyof typeof colourings;

export interface Category {
  name: string;
  colour: Rgb;
}

/** Points by what their colour means: a category for each, −1 for none. */
export interface Coloured {
  categories: Category[];
  of: Int32Array;
}

/** The colours of tokens.css that are no class. */
export interface Tones {
  isDark: boolean;
  /** @param token A name of tokens.css. */
  colour(token: string): string;
}

const bins = 5;

const heads = new WeakMap<FrameData, boolean>();

/** Whether a head was trained in this frame, so that there are predictions. */
export function hasHead(frame: FrameData | undefined): boolean {
  if (frame === undefined) return false;
  let has = heads.get(frame);
  if (has === undefined) heads.set(frame, (has = frame.prediction.some((p) => p >= 0)));
  return has;
}

/** Sorts the points of a frame by what is asked; `undefined` while that is not known. */
export function coloured(by: Colouring, points: Points, frame: FrameData | undefined, classes: readonly string[], tones: Tones): Coloured | undefined {
  if (by === "class") return { categories: named(classes, tones), of: points.labels };
  if (frame === undefined) return undefined;
  if (by === "knn") return { categories: named(classes, tones), of: frame.knn };
  if (by === "prediction") return { categories: named(classes, tones), of: frame.prediction };
  if (by === "cluster") return { categories: named(clusterNames(frame.cluster), tones), of: frame.cluster };
  return by === "error" ? errors(points, frame, tones) : confidences(frame, tones);
}

function named(names: readonly string[], { isDark }: Tones): Category[] {
  const colours = classColours(names.length, isDark);
  return names.map((name, i) => ({ name, colour: colours[i]! }));
}

function clusterNames(cluster: Int32Array): string[] {
  return Array.from({ length: cluster.reduce((most, c) => Math.max(most, c), -1) + 1 }, (_, i) => `cluster ${i + 1}`);
}

function errors({ labels }: Points, frame: FrameData, tones: Tones): Coloured {
  const head = hasHead(frame);
  const names = head ? ["both right", "neighbours wrong", "prediction wrong", "both wrong"] : ["neighbours right", "neighbours wrong"];
  const colours = [tones.colour("scratch"), tones.colour("upper"), tones.colour("cg"), tones.colour("bad")];
  const of = labels.map((label, i) => (frame.knn[i] === label ? 0 : 1) + (head && frame.prediction[i] !== label ? 2 : 0));
  return { categories: names.map((name, i) => ({ name, colour: toned(head ? colours[i]! : [colours[0]!, colours[3]!][i]!) })), of };
}

function confidences(frame: FrameData, tones: Tones): Coloured {
  const values = hasHead(frame) ? frame.confidence : frame.share;
  const colours = ramp([tones.colour("bad"), tones.colour("upper"), tones.colour("lower")], bins);
  const categories = colours.map((colour, i) => ({ name: `${(i * 100) / bins}–${((i + 1) * 100) / bins} %`, colour }));
  return { categories, of: Int32Array.from(values, (v) => Math.max(0, Math.min(bins - 1, Math.floor(v * bins)))) };
}

function toned(hex: string): Rgb {
  return ramp([hex, hex], 2)[0]!;
}
