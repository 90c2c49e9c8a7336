import type { Rgb } from "./ramp";

/** Which value has which colour. */
export interface Scale {
  min: number;
  max: number;
  log: boolean;
}

export interface HeatCells {
  vectors: readonly Float64Array[];
  /** Where each vector begins, in pixels; rising. */
  lefts: readonly number[];
  width: number;
  rows: number;
  scale: Scale;
  colours: readonly Rgb[];
}

/** The least and the greatest number that a scale can show; min > max for none. */
export function valueRange(vectors: readonly Float64Array[], log: boolean): { min: number; max: number } {
  let [min, max] = [Infinity, -Infinity];
  for (const values of vectors)
    for (const v of values) if (Number.isFinite(v) && (!log || v > 0)) [min, max] = [Math.min(min, v), Math.max(max, v)];
  return { min, max };
}

/**
 * Red, green, blue, alpha of `width` × `rows` pixels. A vector reaches to the next one, the last as far as the one before it.
 * Where several share a pixel the greatest number counts: nothing bad is hidden. What is not a number, or has no logarithm, is marked red.
 */
export function cells({ vectors, lefts, width, rows, scale, colours }: HeatCells): Uint8ClampedArray<ArrayBuffer> {
  const bytes = new Uint8ClampedArray(new ArrayBuffer(4 * width * rows));
  const wide = vectors.length > 1 ? lefts[lefts.length - 1]! - lefts[lefts.length - 2]! : width;
  const greatest = new Float64Array(width * rows).fill(-Infinity);
  vectors.forEach((values, i) => {
    const from = Math.max(0, Math.floor(lefts[i]!));
    const to = Math.min(width, Math.max(Math.ceil(lefts[i + 1] ?? lefts[i]! + wide), from + 1));
    for (let row = 0; row < values.length; row++)
      for (let x = from; x < to; x++) {
        const at = row * width + x;
        if (Number.isNaN(greatest[at]) || values[row]! < greatest[at]!) continue;
        greatest[at] = values[row]!;
        bytes.set(colourOf(values[row]!, scale, colours), 4 * at);
        bytes[4 * at + 3] = 255;
      }
  });
  return bytes;
}

const fault: Rgb = [200, 30, 30];

function colourOf(value: number, { min, max, log }: Scale, colours: readonly Rgb[]): Rgb {
  const map = log ? Math.log : (v: number): number => v;
  const share = max > min ? (map(value) - map(min)) / (map(max) - map(min)) : 0.5;
  if (!Number.isFinite(share)) return fault;
  return colours[Math.round(Math.min(1, Math.max(0, share)) * (colours.length - 1))]!;
}
