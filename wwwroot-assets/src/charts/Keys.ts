/** What keys can do to a chart that has the focus. */
export interface Keyed {
  /** Moves the crosshair by so many points. */
  step(by: number): void;
  /** To the first or the last point. */
  end(last: boolean): void;
  zoom(factor: number): void;
  pan(share: number): void;
  reset(): void;
  leave(): void;
}

export const keysHelp = "Arrow keys move the crosshair, with Shift by ten; plus and minus zoom, comma and full stop move, 0 shows everything.";

/** Does what a key means; tells whether it means anything. */
export function press(key: string, shift: boolean, chart: Keyed): boolean {
  const far = shift ? 10 : 1;
  const meanings: Record<string, () => void> = {
    ArrowLeft: () => chart.step(-far),
    ArrowRight: () => chart.step(far),
    Home: () => chart.end(false),
    End: () => chart.end(true),
    "+": () => chart.zoom(0.5),
    "=": () => chart.zoom(0.5),
    "-": () => chart.zoom(2),
    ",": () => chart.pan(-0.25),
    ".": () => chart.pan(0.25),
    "0": () => chart.reset(),
    Escape: () => chart.leave(),
  };
  const meaning = meanings[key];
  meaning?.();
  return meaning !== undefined;
}
