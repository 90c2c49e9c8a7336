import type { Palette } from "../theme/Palette";
import type { Picture } from "./export/svg";
import type { Drawing, Layer } from "./Layer";
import type { Lost } from "./lost";
import type { Mark } from "./Marks";
import type { Plot } from "./Plot";

/** A chart as it is on the screen now. */
export function picture(title: string, plot: Plot, shown: readonly (Layer | undefined)[], drawings: Drawing[], marks: Mark[], lost: Lost[], palette: Palette): Picture {
  const curves = shown.flatMap((layer, i) => (layer === undefined ? [] : [{ label: layer.label, colour: layer.colour, dash: layer.dash, drawing: drawings[i]! }]));
  const inside = ({ left }: { left: number }): boolean => left >= 0 && left <= plot.box.width;
  return {
    title,
    box: plot.box,
    xTicks: plot.ticks("x"),
    yTicks: plot.ticks("y").filter((t) => t.text !== ""),
    curves,
    marks: marks.map(({ x, text }) => ({ left: plot.left(x), text })).filter(inside),
    lost: lost.map(({ x, value, colour }) => ({ left: plot.left(x), value, colour })).filter(inside),
    left: (x) => plot.left(x),
    top: (y) => plot.top(y),
    colour: (token) => palette.get(token),
  };
}
