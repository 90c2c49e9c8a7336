import type { Place } from "./polygon";

/** What a hand does to a map; places are CSS pixels from its upper left corner. */
export interface Hand {
  /** Whether a drag draws a lasso. */
  lassos(): boolean;
  pan(right: number, down: number): void;
  zoom(factor: number, at: Place): void;
  pointAt(at: Place): void;
  leave(): void;
  pick(at: Place): void;
  /** A lasso on its way; `undefined` if it was given up. */
  draws(path: readonly Place[] | undefined): void;
  catches(path: readonly Place[], more: boolean): void;
}

const [clickReach, apart] = [4, 4];

/** Mouse, pen and fingers on a map. */
export class MapPointer {
  private readonly held = new Map<number, Place>();
  private path: Place[] | undefined;
  private began: Place | undefined;
  private spread = 0;

  constructor(
    private readonly host: HTMLElement,
    private readonly hand: Hand,
  ) {
    host.addEventListener("pointerdown", (e) => this.down(e));
    host.addEventListener("pointermove", (e) => this.move(e));
    host.addEventListener("pointerup", (e) => this.up(e));
    host.addEventListener("pointercancel", (e) => this.drop(e));
    host.addEventListener("pointerleave", () => this.held.size === 0 && hand.leave());
    host.addEventListener("wheel", (e) => this.wheel(e), { passive: false });
  }

  private at(e: MouseEvent): Place {
    const { left, top } = this.host.getBoundingClientRect();
    return [e.clientX - left, e.clientY - top];
  }

  private down(e: PointerEvent): void {
    if (e.button !== 0) return;
    this.host.setPointerCapture(e.pointerId);
    this.held.set(e.pointerId, this.at(e));
    this.began = this.held.size === 1 ? this.at(e) : undefined;
    this.path = this.held.size === 1 && (this.hand.lassos() || e.shiftKey) ? [this.at(e)] : undefined;
    if (this.held.size > 1) this.hand.draws(undefined);
    this.spread = this.distance;
  }

  private move(e: PointerEvent): void {
    const [before, now] = [this.held.get(e.pointerId), this.at(e)];
    if (before === undefined) return this.hand.pointAt(now);
    this.held.set(e.pointerId, now);
    if (this.began !== undefined && gap(this.began, now) > clickReach) this.began = undefined;
    if (this.path !== undefined) this.draw(now);
    else if (this.began === undefined) this.drag(before, now);
  }

  private draw(now: Place): void {
    if (gap(this.path!.at(-1)!, now) < apart) return;
    this.path!.push(now);
    this.hand.draws(this.path);
  }

  private drag(before: Place, now: Place): void {
    const share = 1 / this.held.size;
    this.hand.pan((now[0] - before[0]) * share, (now[1] - before[1]) * share);
    const { distance } = this;
    if (this.held.size > 1 && this.spread > 0) this.hand.zoom(distance / this.spread, this.middle);
    this.spread = distance;
  }

  private up(e: PointerEvent): void {
    if (!this.held.delete(e.pointerId)) return;
    const path = this.path;
    if (this.began !== undefined) this.hand.pick(this.at(e));
    else if (path !== undefined && path.length > 2) this.hand.catches(path, e.ctrlKey || e.metaKey || (e.shiftKey && this.hand.lassos()));
    this.end();
  }

  private drop(e: PointerEvent): void {
    this.held.delete(e.pointerId);
    this.end();
  }

  private end(): void {
    if (this.path !== undefined) this.hand.draws(undefined);
    this.path = this.began = undefined;
    this.spread = this.distance;
  }

  // The page scrolls over a map that nobody holds: with Ctrl, or after a click into it, the wheel zooms.
  private wheel(e: WheelEvent): void {
    if (!e.ctrlKey && document.activeElement !== this.host) return;
    e.preventDefault();
    this.hand.zoom(Math.exp(-e.deltaY * (e.ctrlKey && e.deltaMode === 0 && Math.abs(e.deltaY) < 20 ? 0.01 : 0.0016)), this.at(e));
  }

  private get distance(): number {
    const [a, b] = this.held.values();
    return a !== undefined && b !== undefined ? gap(a, b) : 0;
  }

  private get middle(): Place {
    const [a, b] = [...this.held.values()] as [Place, Place];
    return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  }
}

function gap([ax, ay]: Place, [bx, by]: Place): number {
  return Math.hypot(ax - bx, ay - by);
}
