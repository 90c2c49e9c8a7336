/** Something that draws when it is told to, and only while it can be seen. */
export interface Drawable {
  readonly element: HTMLElement;
  draw(): void;
  /** Its element left the page. */
  dispose(): void;
}

/** Draws what changed, each at most once per animation frame, and nothing that is out of sight. */
export class Frames {
  private readonly changed = new Set<Drawable>();
  private readonly seen = new Map<Element, { drawable: Drawable; visible: boolean }>();
  private readonly watch = new IntersectionObserver((entries) => this.look(entries), { rootMargin: "200px" });
  private asked = false;

  add(drawable: Drawable): void {
    this.seen.set(drawable.element, { drawable, visible: false });
    this.watch.observe(drawable.element);
    this.changed.add(drawable);
  }

  remove(drawable: Drawable): void {
    this.seen.delete(drawable.element);
    this.watch.unobserve(drawable.element);
    this.changed.delete(drawable);
  }

  /** It will be drawn in the next frame in which it can be seen. */
  request(drawable: Drawable): void {
    if (!this.seen.has(drawable.element)) return;
    this.changed.add(drawable);
    this.ask();
  }

  private look(entries: IntersectionObserverEntry[]): void {
    for (const entry of entries) {
      const one = this.seen.get(entry.target);
      if (one !== undefined) one.visible = entry.isIntersecting;
    }
    this.ask();
  }

  private ask(): void {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.drawAll();
    });
  }

  private drawAll(): void {
    for (const drawable of [...this.changed]) {
      if (!drawable.element.isConnected) drawable.dispose();
      else if (this.seen.get(drawable.element)?.visible === true) {
        this.changed.delete(drawable);
        drawable.draw();
      }
    }
  }
}
