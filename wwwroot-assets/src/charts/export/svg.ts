import { svg } from "../../dom/element";
import { dashes, type Dash } from "../ChartSpec";
import type { Drawing } from "../Layer";
import type { Tick } from "../Plot";
import type { Trace } from "../thin";

/** A chart as it is on the screen, with places in CSS pixels. */
export interface Picture {
  title: string;
  box: { left: number; top: number; width: number; height: number };
  xTicks: Tick[];
  yTicks: Tick[];
  curves: { label: string; colour: string; dash: Dash; drawing: Drawing }[];
  marks: { left: number; text: string }[];
  /** Points that are not finite. */
  lost: { left: number; value: number; colour: string }[];
  left(x: number): number;
  top(y: number): number;
  /** A colour of tokens.css. */
  colour(token: string): string;
}

const head = 44;

/** The picture as an SVG file. */
export function svgText(picture: Picture): string {
  const { box, colour } = picture;
  const [width, height] = [box.left + box.width + 16, head + box.top + box.height + 32];
  const frame = svg("g", { transform: `translate(${box.left} ${head + box.top})` }, ...grid(picture), ...curves(picture), ...marks(picture), ...lost(picture));
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif", "font-size": 11 });
  const clip = svg("clipPath", { id: "box" }, svg("rect", { width: box.width, height: box.height }));
  root.append(clip, svg("rect", { width, height, fill: colour("panel") }), ...titles(picture), frame);
  return new XMLSerializer().serializeToString(root);
}

function titles({ title, curves, colour, box }: Picture): SVGElement[] {
  const made = [svg("text", { x: box.left, y: 16, fill: colour("ink"), "font-weight": 600, "font-size": 13 }, title)];
  let x = box.left;
  for (const curve of curves) {
    made.push(svg("line", { x1: x, x2: x + 18, y1: 30, y2: 30, stroke: colour(curve.colour), "stroke-width": 2, "stroke-dasharray": dashes[curve.dash].join(" ") || "none" }));
    made.push(svg("text", { x: x + 23, y: 34, fill: colour("muted") }, curve.label));
    x += 40 + curve.label.length * 6.2;
  }
  return made;
}

function grid({ box, xTicks, yTicks, colour }: Picture): SVGElement[] {
  const lines = yTicks.map(({ at }) => svg("line", { x1: 0, x2: box.width, y1: at, y2: at, stroke: colour("grid") }));
  const left = yTicks.map(({ at, text }) => svg("text", { x: -6, y: at + 4, "text-anchor": "end", fill: colour("muted") }, text));
  const below = xTicks.map(({ at, text }) => svg("text", { x: at, y: box.height + 18, "text-anchor": "middle", fill: colour("muted") }, text));
  return [...lines, ...left, ...below];
}

function curves(picture: Picture): SVGElement[] {
  return picture.curves.flatMap(({ colour, dash, drawing }) => {
    const stroke = { fill: "none", stroke: picture.colour(colour), "clip-path": "url(#box)" };
    const back = svg("path", { ...stroke, d: path(drawing.back, picture), opacity: 0.32 });
    const band = svg("path", { d: area(drawing, picture), fill: picture.colour(colour), opacity: 0.16, "clip-path": "url(#box)" });
    const main = svg("path", { ...stroke, d: path(drawing.main, picture), "stroke-width": 2, "stroke-dasharray": dashes[dash].join(" ") || "none" });
    return [band, back, main];
  });
}

function marks({ marks, box, colour }: Picture): SVGElement[] {
  return marks.flatMap(({ left, text }) => [
    svg("line", { x1: left, x2: left, y1: 0, y2: box.height, stroke: colour("mark"), "stroke-dasharray": "3 3" }),
    svg("text", { x: left + 4, y: 11, fill: colour("mark") }, text),
  ]);
}

function lost({ lost, box, colour }: Picture): SVGElement[] {
  return lost.map(({ left, value, colour: of }) => {
    const sign = Number.isNaN(value) ? "×" : value > 0 ? "▲" : "▼";
    return svg("text", { x: left, y: value > 0 ? 10 : box.height - 2, "text-anchor": "middle", fill: colour(of) }, sign);
  });
}

function path(trace: Trace, { left, top }: Picture): string {
  let [text, pen] = ["", "M"];
  trace.ys.forEach((y, i) => {
    const [x, down] = [left(trace.xs[i]!), y === null ? Number.NaN : top(y)];
    if (Number.isFinite(down)) text += `${pen}${x.toFixed(1)} ${down.toFixed(1)}`;
    pen = Number.isFinite(down) ? "L" : "M";
  });
  return text;
}

function area({ low, high }: Drawing, picture: Picture): string {
  if (low.xs.length === 0) return "";
  const back: Trace = { xs: [...low.xs].reverse(), ys: [...low.ys].reverse() };
  return `${path(high, picture)}${path(back, picture).replace("M", "L")}Z`;
}
