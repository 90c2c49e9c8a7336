import { element } from "../dom/element";

interface Look {
  label: string;
  /** What one item is, with a place for the focus. */
  item(index: number): HTMLElement;
  /** CSS pixels of an item; without a width it is as wide as the list. */
  height: number;
  width?: number;
}

/** A list of any length of which only the items in sight are on the page. Arrow keys lead through it. */
export class VirtualList {
  readonly root: HTMLElement;
  private readonly inner = element("div", { class: "latent-list-inner", role: "presentation" });
  private readonly size: ResizeObserver;
  private count = 0;
  private current = 0;

  constructor(private readonly look: Look) {
    this.root = element("div", { class: "latent-list", role: "list", "aria-label": look.label }, this.inner);
    this.root.addEventListener("scroll", () => this.draw());
    this.root.addEventListener("keydown", (e) => this.key(e));
    this.size = new ResizeObserver(() => this.draw());
    this.size.observe(this.root);
  }

  /** Shows so many items, from the first one. */
  show(count: number): void {
    [this.count, this.current] = [count, 0];
    this.root.scrollTop = 0;
    this.draw();
  }

  /** Shows the same items anew. */
  draw(): void {
    const { height, width, item } = this.look;
    const columns = this.columns;
    this.inner.style.height = `${Math.ceil(this.count / columns) * height}px`;
    const first = Math.max(0, Math.floor(this.root.scrollTop / height) - 1) * columns;
    const last = Math.min(this.count, (Math.ceil((this.root.scrollTop + this.root.clientHeight) / height) + 1) * columns);
    const focused = this.root.contains(document.activeElement);
    if (!focused && (this.current < first || this.current >= last)) this.current = first;
    const items = Array.from({ length: Math.max(0, last - first) }, (_, k) => this.placed(first + k, item(first + k), columns, width));
    this.inner.replaceChildren(...items);
    if (focused) this.at(this.current)?.focus({ preventScroll: true });
  }

  dispose(): void {
    this.size.disconnect();
  }

  private get columns(): number {
    return this.look.width === undefined ? 1 : Math.max(1, Math.floor(this.root.clientWidth / this.look.width));
  }

  private placed(index: number, made: HTMLElement, columns: number, width: number | undefined): HTMLElement {
    const holder = element("div", { class: "latent-list-item", role: "listitem", "data-index": String(index) }, made);
    holder.style.transform = `translate(${(index % columns) * (width ?? 0)}px, ${Math.floor(index / columns) * this.look.height}px)`;
    if (width === undefined) holder.style.width = "100%";
    made.tabIndex = index === this.current ? 0 : -1;
    made.addEventListener("focus", () => this.enter(index));
    return holder;
  }

  private at(index: number): HTMLElement | null {
    return this.inner.querySelector<HTMLElement>(`[data-index="${index}"] > *`);
  }

  private enter(index: number): void {
    const before = this.at(this.current);
    if (before !== null) before.tabIndex = -1;
    this.current = index;
    this.at(index)!.tabIndex = 0;
  }

  private key(e: KeyboardEvent): void {
    const columns = this.columns;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns, Home: -this.count, End: this.count }[e.key];
    if (step === undefined || this.count === 0) return;
    e.preventDefault();
    this.current = Math.max(0, Math.min(this.current + step, this.count - 1));
    const top = Math.floor(this.current / columns) * this.look.height;
    const { scrollTop, clientHeight } = this.root;
    if (top < scrollTop || top + this.look.height > scrollTop + clientHeight) this.root.scrollTop = top - clientHeight / 2;
    this.draw();
    this.at(this.current)?.focus({ preventScroll: true });
  }
}
