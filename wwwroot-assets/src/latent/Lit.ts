import type { Palette } from "../theme/Palette";
import { coloured, type Coloured } from "./colouring";
import type { Change, LatentState } from "./LatentState";
import type { MapData } from "./MapData";
import type { MapView } from "./MapView";
import { nothing, selectedBy, type Selected } from "./Selected";
import { written } from "./Selection";

/** Which points are shown in which colour, and which are selected. */
export class Lit {
  selected: Selected = nothing;
  private readonly known = new Map<number, Coloured | undefined>();
  private readonly painted = new Map<number, Uint8Array>();
  private resolved: string | undefined;
  private told = "";

  constructor(
    private readonly state: LatentState,
    private readonly data: MapData,
    private readonly palette: Palette,
  ) {}

  /** What is known of the map is another than before. */
  forget(): void {
    this.known.clear();
    this.painted.clear();
    this.select();
  }

  /** Whether the lists that follow the selection and these frames have to be shown anew. */
  hasMoved(frames: string): boolean {
    const { data, selected } = this;
    const knows = data.frames.map((f) => (f === undefined ? 0 : 1)).join("");
    const judged = data.result?.frames.map((f) => (f.numbers === null ? 0 : 1)).join("");
    const now = JSON.stringify([frames, knows, judged, data.points === undefined, data.info?.state, data.info?.progress?.phase, selected.points.length, this.state.terms]);
    const moved = now !== this.told;
    this.told = now;
    return moved;
  }

  /** Colours views whose colours, frames or selection changed. */
  paint(views: readonly MapView[], change: Change): void {
    if (change === "colours") this.forget();
    if (change === "selection") this.select();
    if (this.data.points === undefined) return;
    for (const view of views) view.paint(this.rgba(view.frame), this.selected.marks, this.selected.points.length > 0);
  }

  /** What the colours mean in each of the views. */
  shown(views: readonly MapView[]): Coloured[] {
    return views.map((view) => this.of(view.frame)).filter((c) => c !== undefined);
  }

  isSeen(point: number, frame: number): boolean {
    const category = this.of(frame)?.of[point] ?? -1;
    return !this.state.hidden.has(category);
  }

  // Once found, a selection stays as it is: points that move on do not slip out of their lasso.
  private select(): void {
    const { data, state } = this;
    const words = written(state.terms) ?? "";
    if (words === this.resolved || data.points === undefined) return;
    const frame = Math.round(state.show === "morph" ? state.at(data.count) : state.side(0, data.count));
    this.selected = selectedBy(state.terms, data, (point) => this.isSeen(point, frame));
    if (state.terms.every((term) => term.kind !== "lasso" || data.grid(term.at) !== undefined)) this.resolved = words;
  }

  private of(frame: number): Coloured | undefined {
    const { data, palette, state } = this;
    if (data.points === undefined) return undefined;
    if (!this.known.has(frame)) {
      const tones = { isDark: document.documentElement.dataset["theme"] === "dark", colour: (token: string) => palette.get(token) };
      this.known.set(frame, coloured(state.colouring, data.points, data.frames[frame], data.result?.classes ?? [], tones));
    }
    return this.known.get(frame);
  }

  private rgba(frame: number): Uint8Array {
    let bytes = this.painted.get(frame);
    if (bytes !== undefined) return bytes;
    this.painted.set(frame, (bytes = new Uint8Array(4 * this.data.points!.labels.length)));
    const by = this.of(frame);
    const packed = by?.categories.map(({ colour: [r, g, b] }, i) => pixel(r, g, b, this.state.hidden.has(i) ? 0 : 255)) ?? [];
    const words = new Uint32Array(bytes.buffer);
    for (let i = 0; i < words.length; i++) words[i] = packed[by?.of[i] ?? -1] ?? unknown;
    return bytes;
  }
}

// Little-endian, as every machine is that has a browser.
function pixel(red: number, green: number, blue: number, opacity: number): number {
  return ((opacity << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

const unknown = pixel(128, 136, 144, 255);
