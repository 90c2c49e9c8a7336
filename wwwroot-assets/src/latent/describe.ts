import { number } from "../format/number";
import { hasHead } from "./colouring";
import type { MapData } from "./MapData";

/** The name of a class; its number where it has none. */
export function className(data: MapData, label: number): string {
  return data.result?.classes[label] ?? `class ${label}`;
}

/** What an image is called. */
export function imageName(data: MapData, point: number): string {
  return `#${String(data.points?.images[point] ?? point).padStart(5, "0")}`;
}

/** What is known of a point in a frame, a sentence a line. */
export function describe(data: MapData, point: number, frame: number): string[] {
  const known = data.frames[frame];
  if (known === undefined) return [];
  const share = (value: number | undefined): string => `${number(100 * (value ?? 0), 3)} %`;
  const lines = [`neighbours say ${className(data, known.knn[point]!)}, ${share(known.share[point])}`];
  if (hasHead(known)) lines.push(`predicted ${className(data, known.prediction[point]!)}, ${share(known.confidence[point])}`);
  lines.push(`cluster ${known.cluster[point]! + 1}`);
  return lines;
}
