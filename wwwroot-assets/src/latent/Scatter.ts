import type { Transform } from "./Camera";
import { CanvasScatter } from "./CanvasScatter";
import { GlScatter } from "./GlScatter";

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

/** Draws with WebGL, or without where the browser has none. */
export function scatterOn(canvas: HTMLCanvasElement, again: () => void): { scatter: Scatter; isFast: boolean } {
  const gl = canvas.getContext("webgl2", { antialias: false, premultipliedAlpha: true, powerPreference: "low-power" });
  return gl === null ? { scatter: new CanvasScatter(canvas), isFast: false } : { scatter: new GlScatter(canvas, gl, again), isFast: true };
}
