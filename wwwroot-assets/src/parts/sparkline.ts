import { svg } from "../dom/element";

export interface SparklineSpec {
  values: (number | null)[];
  /** What it shows, for those who cannot see it. */
  label: string;
  /** A colour of tokens.css; "accent" by default. */
  colour?: string;
  width?: number;
  height?: number;
}

/** Draws a small line without axes inside an element. */
export function sparkline(host: Element, { values, label, colour = "accent", width = 96, height = 24 }: SparklineSpec): void {
  const root = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label, class: "sparkline" });
  const line = svg("path", { d: sparkPath(values, width, height), fill: "none", "stroke-width": 1.5, "stroke-linejoin": "round" });
  line.style.stroke = `var(--${colour})`;
  root.append(line);
  host.replaceChildren(root);
}

/** The path of a line that fills a box but for a pixel of air. */
export function sparkPath(values: readonly (number | null)[], width: number, height: number): string {
  const numbers = values.filter((v): v is number => v !== null && Number.isFinite(v));
  const [min, max] = [Math.min(...numbers), Math.max(...numbers)];
  let [path, pen] = ["", "M"];
  values.forEach((v, i) => {
    const fine = v !== null && Number.isFinite(v);
    const x = 1 + (i / Math.max(1, values.length - 1)) * (width - 2);
    const y = fine ? 1 + (max > min ? (max - v) / (max - min) : 0.5) * (height - 2) : 0;
    if (fine) path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = fine ? "L" : "M";
  });
  return path;
}
