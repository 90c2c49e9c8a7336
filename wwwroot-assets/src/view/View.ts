import { axisKinds, type AxisKind } from "../charts/Axis";
import { Group } from "./Group";
import type { UrlState } from "./UrlState";

export const defaultBeta = 0.9;

/** What all charts of the page have in common, kept in its address. */
export class View {
  private readonly groups = new Map<string, Group>();
  private readonly listeners = new Set<() => void>();
  private kind: AxisKind;
  private smoothing: number;

  constructor(readonly url: UrlState) {
    this.kind = axisKinds.find((kind) => kind === url.get("axis")) ?? "step";
    const beta = Number(url.get("smooth") ?? defaultBeta);
    this.smoothing = beta >= 0 && beta < 1 ? beta : defaultBeta;
  }

  get axis(): AxisKind {
    return this.kind;
  }

  /** The share of the past in the average, 0…1. */
  get beta(): number {
    return this.smoothing;
  }

  group(name: string): Group {
    let group = this.groups.get(name);
    if (group === undefined) this.groups.set(name, (group = new Group(`x.${name}`, this.url)));
    return group;
  }

  /** A range of steps means nothing in epochs, so every zoom ends. */
  measureBy(axis: AxisKind): void {
    if (axis === this.kind) return;
    this.kind = axis;
    this.url.set("axis", axis === "step" ? undefined : axis);
    for (const group of this.groups.values()) group.pointAt(undefined);
    this.showAll();
    this.tell();
  }

  /** Ends every zoom. */
  showAll(): void {
    for (const group of this.groups.values()) group.zoomTo(undefined);
  }

  /** @param beta 0 ≤ β < 1. */
  smooth(beta: number): void {
    if (beta === this.smoothing || !(beta >= 0 && beta < 1)) return;
    this.smoothing = beta;
    this.url.set("smooth", beta === defaultBeta ? undefined : String(beta));
    this.tell();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
