import type { Camera } from "./Camera";
import type { LatentState } from "./LatentState";
import type { Place } from "./polygon";

export const keysHelp = "Arrows move it under the cross at its middle, plus and minus zoom, 0 shows all, Enter looks at the point at the cross, S selects what is in sight, Escape ends the selection.";

/** What the keys need of the picture that has the focus. */
export interface Aimed {
  readonly corners: readonly Place[];
  /** In CSS pixels. */
  pan(right: number, down: number): void;
  zoom(factor: number): void;
  aim(): number | undefined;
  catches(path: readonly Place[], more: boolean): void;
}

const [step, zoom] = [32, 1.25];

/** The keys of a map. */
export class MapKeys {
  private readonly acts: Record<string, (e: KeyboardEvent) => void>;

  constructor(host: HTMLElement, { state, camera }: { state: LatentState; camera: Camera }, view: Aimed) {
    const go = (right: number, down: number) => (): void => {
      view.pan(-right * step, -down * step);
      view.aim();
    };
    this.acts = {
      ArrowLeft: go(-1, 0),
      ArrowRight: go(1, 0),
      ArrowUp: go(0, -1),
      ArrowDown: go(0, 1),
      "+": () => view.zoom(zoom),
      "=": () => view.zoom(zoom),
      "-": () => view.zoom(1 / zoom),
      "0": () => camera.home(),
      Enter: () => state.look(view.aim()),
      s: (e) => view.catches(view.corners, e.shiftKey),
      Escape: () => {
        state.select([]);
        state.look(undefined);
      },
    };
    host.addEventListener("keydown", (e) => this.press(e));
  }

  private press(e: KeyboardEvent): void {
    const act = this.acts[e.key === "S" ? "s" : e.key];
    if (act === undefined || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    act(e);
  }
}
