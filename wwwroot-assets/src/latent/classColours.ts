import { fromLab, parse, type Rgb } from "../charts/ramp";

// Okabe–Ito and its neighbours, told apart by colour-blind eyes, for as many classes as can be told apart at all.
const light = ["#0072b2", "#d98f00", "#009e73", "#d55e00", "#cc5f9a", "#4aa3d8", "#8c6d31", "#6a63b5", "#5a9a17", "#7d8790"];
const dark = ["#4a9fe0", "#f0b73a", "#2fc39a", "#ff8a4c", "#e08fbb", "#8fd0f5", "#c2a25c", "#a08fff", "#9ccf55", "#a4afba"];
// More classes share a hue by groups of neighbours in the list; hues in degrees of OKLCH.
const hues = [250, 75, 165, 45, 345, 220, 110, 290];

/** A colour for every class: ten that differ in hue, or more in groups that share one and differ in lightness. */
export function classColours(count: number, isDark: boolean): Rgb[] {
  const few = isDark ? dark : light;
  if (count <= few.length) return few.slice(0, count).map(parse);
  const group = Math.ceil(count / hues.length);
  return Array.from({ length: count }, (_, i) => {
    const [hue, place] = [hues[Math.floor(i / group)]!, shuffled(i % group, group)];
    const lightness = (isDark ? 0.58 : 0.42) + 0.32 * place;
    return oklch(lightness, 0.15 - 0.05 * Math.abs(place - 0.5) * 2, hue);
  });
}

// Neighbours in the list lie far apart in lightness.
function shuffled(index: number, count: number): number {
  if (count === 1) return 0.5;
  const half = Math.ceil(count / 2);
  return (index % 2 === 0 ? index / 2 : half + (index - 1) / 2) / (count - 1);
}

function oklch(lightness: number, chroma: number, degrees: number): Rgb {
  const angle = (degrees * Math.PI) / 180;
  return fromLab([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
}
