import type { RunData } from "../series/RunData";
import type { View } from "../view/View";
import { BandLayer } from "./BandLayer";
import type { ChartSpec } from "./ChartSpec";
import { EndLayer } from "./EndLayer";
import type { Layer } from "./Layer";
import { LineLayer } from "./LineLayer";
import { SliceLayer } from "./SliceLayer";

export interface Layers {
  all: Layer[];
  /** Every curve, those inside bands too. */
  lines: LineLayer[];
}

/** The curves that a spec asks for, those of one band as one. */
export function layers(spec: ChartSpec, view: View, data: (run: string) => RunData): Layers {
  if (spec.over !== undefined) return { all: slices(spec, view, data), lines: [] };
  const names = [...new Set(spec.lines.map((line, i) => line.band ?? i))];
  const lines = spec.lines.map((line, i) => new LineLayer(line, names.indexOf(line.band ?? i), data(line.run)));
  const all = names.map((name): Layer => {
    const members = lines.filter((line, i) => (line.spec.band ?? i) === name);
    return typeof name === "string" ? new BandLayer(name, members) : members[0]!;
  });
  return { all, lines };
}

function slices(spec: ChartSpec, view: View, data: (run: string) => RunData): Layer[] {
  const pointed = spec.pointed === undefined ? undefined : view.group(spec.pointed);
  const vectors = new Map<string, SliceLayer>();
  const inOrder = spec.lines.map((line, i) => ({ line, i })).sort((a, b) => Number(a.line.end !== undefined) - Number(b.line.end !== undefined));
  return inOrder.flatMap(({ line, i }): Layer[] => {
    if (line.end !== undefined) {
      const vector = vectors.get(line.end);
      return vector === undefined ? [] : [new EndLayer(line, i, data(line.run), vector)];
    }
    const slice = new SliceLayer(line, i, data(line.run), pointed);
    vectors.set(line.name, slice);
    return [slice];
  });
}
