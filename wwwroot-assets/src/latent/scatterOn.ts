import { CanvasScatter } from "./CanvasScatter";
import { GlScatter } from "./GlScatter";
import type { Scatter } from "./Scatter";

/** Draws with WebGL, or without where the browser has none. */
export function scatterOn(canvas: HTMLCanvasElement, again: () => void): { scatter: Scatter; isFast: boolean } {
  const gl = canvas.getContext("webgl2", { antialias: false, premultipliedAlpha: true, powerPreference: "low-power" });
  return gl === null ? { scatter: new CanvasScatter(canvas), isFast: false } : { scatter: new GlScatter(canvas, gl, again), isFast: true };
}
