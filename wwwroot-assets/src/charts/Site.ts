import { RunData, type Sources } from "../series/RunData";
import type { Palette } from "../theme/Palette";
import type { View } from "../view/View";
import type { Frames } from "./Frames";

const linger = 3000;

/** What all charts of the page share. */
export class Site {
  private readonly runs = new Map<string, { data: RunData; users: number }>();

  constructor(
    readonly view: View,
    readonly frames: Frames,
    readonly palette: Palette,
    private readonly sources: Sources,
  ) {
    view.onChange(() => this.runs.forEach(({ data }) => data.smooth(view.beta)));
  }

  /** Calls back once; returns what stops it. */
  after(milliseconds: number, callback: () => void): () => void {
    return this.sources.around.after(milliseconds, callback);
  }

  /** The data of a run, followed for as long as someone uses it. */
  use(run: string): RunData {
    let entry = this.runs.get(run);
    if (entry === undefined) this.runs.set(run, (entry = { data: new RunData(run, this.sources, this.view.beta), users: 0 }));
    entry.users++;
    return entry.data;
  }

  /** To be called once for each `use`. A page that replaces one chart by another keeps its stream. */
  release(data: RunData): void {
    const entry = this.runs.get(data.run);
    if (entry?.data !== data) return;
    entry.users--;
    this.sources.around.after(linger, () => {
      if (entry.users > 0 || this.runs.get(data.run) !== entry) return;
      this.runs.delete(data.run);
      data.dispose();
    });
  }
}
