import { number } from "../format/number";
import { hasEnded, type MapInfo } from "./MapInfo";

const phases = { starting: "starting", features: "computing features", neighbours: "finding neighbours", positions: "placing points", numbers: "measuring" };

/** How a map stands, in words; "" once there is nothing more to say. */
export function progressOf(info: MapInfo | undefined): string {
  if (info === undefined) return "Loading …";
  if (info.state === "failed") return info.error ?? "It could not be made.";
  if (info.state === "cancelled") return "It was cancelled: the positions are as they were by then.";
  if (hasEnded(info.state)) return "";
  if (info.progress === null || info.state === "waiting") return "Waiting to begin …";
  const { phase, frame, frames, iteration, iterations, divergence } = info.progress;
  const words = [frames > 1 && phase !== "starting" ? `${phases[phase]}, frame ${frame + 1} of ${frames}` : phases[phase]];
  if (phase === "positions" && iterations > 0) words.push(`iteration ${number(iteration)} of ${number(iterations)}`);
  if (phase === "positions" && divergence !== null) words.push(`KL divergence ${number(divergence, 4)}`);
  return words.join(" · ");
}
