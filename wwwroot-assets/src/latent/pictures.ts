import { svg } from "../dom/element";
import type { Transform } from "./Camera";
import type { Category } from "./colouring";

/** One map as it is on the screen, for an image file. */
export interface Picture {
  title: string;
  canvas: HTMLCanvasElement;
  width: number;
  height: number;
  transform: Transform;
  /** Places at this moment, x and y in turn. */
  places: Float32Array;
  rgba: Uint8Array;
  /** Diameter of a point, CSS pixels. */
  size: number;
}

export interface Caption {
  title: string;
  categories: readonly Category[];
  /** A colour of tokens.css. */
  colour(token: string): string;
}

const [head, gap, line] = [52, 12, 18];
const [mostEntries, entry] = [40, 150];

/** Pictures side by side with their titles and what the colours mean, as a PNG image. */
export function png(pictures: readonly Picture[], caption: Caption): Promise<Blob> {
  const [width, height] = size(pictures, caption);
  const ratio = pictures[0]!.canvas.width / pictures[0]!.width;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * ratio, height * ratio];
  const context = canvas.getContext("2d")!;
  context.scale(ratio, ratio);
  const write = (text: string, left: number, top: number, token = "ink"): void => {
    context.fillStyle = caption.colour(token);
    context.fillText(text, left, top);
  };
  context.fillStyle = caption.colour("panel");
  context.fillRect(0, 0, width, height);
  context.font = "600 13px sans-serif";
  write(caption.title, gap, 18);
  context.font = "12px sans-serif";
  pictures.forEach((p, i) => {
    write(p.title, left(pictures, i), head - 10, "muted");
    context.drawImage(p.canvas, left(pictures, i), head, p.width, p.height);
  });
  legend(pictures, caption).forEach(({ name, colour, x, y }) => {
    write(name, x + 14, y + 4, "muted");
    context.fillStyle = colour;
    context.fillRect(x, y - 5, 9, 9);
  });
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser made no image.")))));
}

/** The same as an SVG file, a circle for every point. */
export function svgText(pictures: readonly Picture[], caption: Caption): string {
  const [width, height] = size(pictures, caption);
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif", "font-size": 12 });
  root.append(svg("rect", { width, height, fill: caption.colour("panel") }), svg("text", { x: gap, y: 18, fill: caption.colour("ink"), "font-weight": 600 }, caption.title));
  pictures.forEach((p, i) => {
    root.append(svg("clipPath", { id: `map-${i}` }, svg("rect", { width: p.width, height: p.height })));
    root.append(svg("text", { x: left(pictures, i), y: head - 10, fill: caption.colour("muted") }, p.title));
    root.append(svg("g", { transform: `translate(${left(pictures, i)} ${head})` }, svg("g", { "clip-path": `url(#map-${i})`, "fill-opacity": 0.8 }, ...dots(p))));
  });
  for (const { name, colour, x, y } of legend(pictures, caption)) {
    root.append(svg("rect", { x, y: y - 5, width: 9, height: 9, fill: colour }), svg("text", { x: x + 14, y: y + 4, fill: caption.colour("muted") }, name));
  }
  return new XMLSerializer().serializeToString(root);
}

function dots({ places, rgba, transform: { scale, dx, dy }, size: diameter, width, height }: Picture): SVGElement[] {
  const byColour = new Map<string, SVGElement[]>();
  for (let i = 0; i < places.length / 2; i++) {
    const [x, y] = [places[2 * i]! * scale + dx, places[2 * i + 1]! * scale + dy];
    if (rgba[4 * i + 3] === 0 || x < -diameter || y < -diameter || x > width + diameter || y > height + diameter) continue;
    const fill = `rgb(${rgba[4 * i]},${rgba[4 * i + 1]},${rgba[4 * i + 2]})`;
    const dot = svg("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: Number((diameter / 2).toFixed(2)) });
    const alike = byColour.get(fill);
    if (alike === undefined) byColour.set(fill, [dot]);
    else alike.push(dot);
  }
  return [...byColour].map(([fill, circles]) => group(fill, circles));
}

function group(fill: string, circles: readonly SVGElement[]): SVGElement {
  const made = svg("g", { fill });
  for (const circle of circles) made.appendChild(circle); // too many for one call
  return made;
}

function size(pictures: readonly Picture[], { categories }: Caption): [number, number] {
  const width = left(pictures, pictures.length);
  const rows = Math.ceil(Math.min(categories.length, mostEntries) / perRow(width));
  return [width, head + Math.max(...pictures.map((p) => p.height)) + rows * line + gap * 2];
}

function left(pictures: readonly Picture[], index: number): number {
  return pictures.slice(0, index).reduce((sum, p) => sum + p.width + gap, gap);
}

function perRow(width: number): number {
  return Math.max(1, Math.floor((width - gap) / entry));
}

function legend(pictures: readonly Picture[], { categories }: Caption): { name: string; colour: string; x: number; y: number }[] {
  const each = perRow(left(pictures, pictures.length));
  const top = head + Math.max(...pictures.map((p) => p.height)) + line;
  return categories.slice(0, mostEntries).map(({ name, colour }, i) => ({
    name: name.length > 20 ? `${name.slice(0, 19)}…` : name,
    colour: `rgb(${colour.join(",")})`,
    x: gap + (i % each) * entry,
    y: top + Math.floor(i / each) * line,
  }));
}
