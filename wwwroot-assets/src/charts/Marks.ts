import type { RunData } from "../series/RunData";
import { TrainingClock } from "../series/TrainingClock";
import { number } from "../format/number";
import type { Palette } from "../theme/Palette";
import { position, type AxisKind } from "./Axis";
import type { LineSpec } from "./ChartSpec";
import type { Plot } from "./Plot";

/** A setting that someone changed on the way. */
export interface Mark {
  x: number;
  text: string;
}

const symbols: Record<string, string> = { lambda: "λ", gamma: "γ", alpha: "α", lr: "η×" };

/** "γ 0.02→0.01" */
export function settingText(detail: Record<string, unknown>): string {
  const name = String(detail["name"]);
  return `${symbols[name] ?? name} ${number(Number(detail["old"]), 3)}→${number(Number(detail["value"]), 3)}`;
}

/** The marks of the runs and scopes that lines show, from left to right; what changed alike for several seeds is one. */
export function marks(lines: readonly { spec: LineSpec; data: RunData }[], axis: AxisKind): Mark[] {
  const found = new Map<string, Mark>();
  for (const { spec, data } of lines) {
    const clock = new TrainingClock(data.happened, data.started);
    const at = { stepsPerEpoch: spec.stepsPerEpoch ?? 1, seconds: (time: number) => clock.seconds(time) };
    for (const e of data.happened)
      if (e.kind === "settingChanged" && e.scope === spec.scope) {
        const mark = { x: position(axis, e.step, e.time, at), text: settingText(e.detail) };
        found.set(`${mark.x} ${mark.text}`, mark);
      }
  }
  return [...found.values()].sort((a, b) => a.x - b.x);
}

const rows = 3;
const rowHeight = 13;

/** Draws dashed verticals; a label that would cover another goes a row lower, or is left out. */
export function drawMarks(marks: readonly Mark[], plot: Plot, context: CanvasRenderingContext2D, palette: Palette): void {
  const { left, top, width, height } = plot.box;
  const ends = new Array<number>(rows).fill(-Infinity);
  context.save();
  const ratio = context.canvas.width / plot.u.width;
  context.scale(ratio, ratio);
  context.strokeStyle = palette.get("mark");
  context.fillStyle = palette.get("mark-ink");
  context.font = `11px ${palette.get("numbers")}`;
  context.textBaseline = "top";
  context.textAlign = "left";
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  for (const mark of marks) {
    const at = plot.left(mark.x);
    if (!(at >= 0 && at <= width)) continue;
    context.beginPath();
    context.moveTo(left + at, top);
    context.lineTo(left + at, top + height);
    context.stroke();
    const wide = context.measureText(mark.text).width;
    const start = at + 4 + wide > width ? at - 4 - wide : at + 4;
    const row = ends.findIndex((end) => end + 6 < start);
    if (row < 0) continue;
    ends[row] = start + wide;
    write(context, mark.text, left + start, top + 2 + row * rowHeight, palette);
  }
  context.restore();
}

// A rim keeps the text readable where a curve passes.
function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, palette: Palette): void {
  context.save();
  context.setLineDash([]);
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.strokeStyle = palette.get("panel");
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
  context.restore();
}
