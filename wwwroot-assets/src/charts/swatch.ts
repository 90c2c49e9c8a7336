import { svg } from "../dom/element";
import { dashes, type Dash } from "./ChartSpec";

/** A short piece of the line, for legends. Its colour follows the theme by class. */
export function swatch(colour: string, dash: Dash): SVGElement {
  const line = svg("line", { x1: 1, x2: 19, y1: 5, y2: 5, "stroke-width": 2.5, "stroke-dasharray": dashes[dash].join(" ") || "none" });
  line.style.stroke = `var(--${colour})`;
  return svg("svg", { width: 20, height: 10, "aria-hidden": "true", class: "chart-swatch" }, line);
}
