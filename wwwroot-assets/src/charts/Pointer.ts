import { element } from "../dom/element";

/** What a hand can do to a chart; places are CSS pixels from the left of the curves. */
export interface Hand {
  point(left: number | undefined): void;
  /** A range was drawn open. */
  select(from: number, to: number): void;
  /** Two fingers or the wheel; below 1: closer. */
  zoom(factor: number, left: number): void;
  /** The paper was moved by so many pixels. */
  pan(pixels: number): void;
  reset(): void;
}

const least = 6;

/** Mouse, pen and fingers over the curves: point, drag to zoom, Shift and drag to move, double click for everything. */
export class Pointer {
  private readonly select = element("div", { class: "chart-select", hidden: true });
  private readonly down = new Map<number, number>();
  private start: number | undefined;
  private moves = false;

  constructor(
    private readonly over: HTMLElement,
    private readonly hand: Hand,
  ) {
    over.append(this.select);
    over.addEventListener("pointerdown", (e) => this.press(e));
    over.addEventListener("pointermove", (e) => this.move(e));
    over.addEventListener("pointerup", (e) => this.release(e));
    over.addEventListener("pointercancel", (e) => this.release(e, true));
    over.addEventListener("pointerleave", (e) => e.pointerType === "mouse" && this.start === undefined && hand.point(undefined));
    over.addEventListener("dblclick", () => hand.reset());
    over.addEventListener("wheel", (e) => this.wheel(e), { passive: false });
  }

  private place(e: { clientX: number }): number {
    return e.clientX - this.over.getBoundingClientRect().left;
  }

  private press(e: PointerEvent): void {
    this.down.set(e.pointerId, this.place(e));
    if (e.pointerType === "mouse" && e.button !== 0) return;
    if (e.pointerType !== "mouse") return this.hand.point(this.place(e));
    this.over.setPointerCapture(e.pointerId);
    this.start = this.place(e);
    this.moves = e.shiftKey;
  }

  private move(e: PointerEvent): void {
    const before = this.down.get(e.pointerId);
    const now = this.place(e);
    if (before !== undefined) this.down.set(e.pointerId, now);
    if (this.down.size === 2 && before !== undefined) return this.pinch(e.pointerId, before, now);
    this.hand.point(now);
    if (this.start === undefined) return;
    if (this.moves && before !== undefined) this.hand.pan(now - before);
    else this.mark(this.start, now);
  }

  private release(e: PointerEvent, cancelled = false): void {
    this.down.delete(e.pointerId);
    const [start, end] = [this.start, this.place(e)];
    this.start = undefined;
    this.select.hidden = true;
    if (start !== undefined && !cancelled && !this.moves && Math.abs(end - start) >= least) this.hand.select(Math.min(start, end), Math.max(start, end));
  }

  private mark(from: number, to: number): void {
    this.select.hidden = Math.abs(to - from) < least;
    this.select.style.left = `${Math.min(from, to)}px`;
    this.select.style.width = `${Math.abs(to - from)}px`;
  }

  private pinch(id: number, before: number, now: number): void {
    const other = [...this.down].find(([key]) => key !== id)![1];
    const [was, is] = [Math.abs(before - other), Math.abs(now - other)];
    if (was > 0 && is > 0) this.hand.zoom(was / is, (now + other) / 2);
  }

  // A plain wheel scrolls the page.
  private wheel(e: WheelEvent): void {
    if (!e.ctrlKey && !e.metaKey) return;
    e.preventDefault();
    this.hand.zoom(e.deltaY < 0 ? 0.8 : 1.25, this.place(e));
  }
}
