import type { RunEvent } from "../stream/Batch";

/** A setting from one place along x on. */
export interface Held {
  x: number;
  value: number;
}

/**
 * What a setting was over time: its first value, then one entry for each change.
 * @param place Where an event lies along x.
 */
export function held(name: string, initial: number, scope: string, happened: readonly RunEvent[], place: (e: RunEvent) => number): Held[] {
  const changes = happened.filter((e) => e.kind === "settingChanged" && e.scope === scope && e.detail["name"] === name);
  const first = changes.length > 0 ? Number(changes[0]!.detail["old"]) : initial;
  return [{ x: -Infinity, value: first }, ...changes.map((e) => ({ x: place(e), value: Number(e.detail["value"]) }))];
}

/** The value at a place. */
export function valueAt(values: readonly Held[], x: number): number {
  return values.reduce((now, h) => (h.x <= x ? h.value : now), values[0]!.value);
}

/** How high in its lane a value lies, 0…1: by size of number where all are positive, so that a tenth is as far as ten times. */
export function height(value: number, values: readonly Held[]): number {
  const numbers = values.map((h) => h.value);
  const [min, max] = [Math.min(...numbers), Math.max(...numbers)];
  if (min === max) return 0.5;
  return min > 0 ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
}
