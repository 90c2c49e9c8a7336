import type { Transform } from "./Camera";

/** How the points of one picture look. */
export interface Scene {
  /** From places to CSS pixels. */
  transform: Transform;
  width: number;
  height: number;
  /** How far it is from the first places to the second, 0…1. */
  share: number;
  /** Diameter of a point, CSS pixels. */
  size: number;
  /** Whether those that are not selected step back. */
  dimmed: boolean;
}

/** Draws points on a canvas. */
export interface Scatter {
  places(from: Float32Array, to: Float32Array): void;
  /** @param rgba Four bytes a point; without opacity a point is hidden. @param selected 1 for those in front. */
  colours(rgba: Uint8Array, selected: Uint8Array): void;
  draw(scene: Scene): void;
  dispose(): void;
}

/** How much of a point that stepped back is seen. */
export const faint = 0.16;
