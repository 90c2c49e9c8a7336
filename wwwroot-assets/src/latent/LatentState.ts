import type { UrlState } from "../view/UrlState";
import { colourings, type Colouring } from "./colouring";
import { read, written, type Term } from "./Selection";

export type Show = "side" | "morph";
export type Tool = "move" | "lasso";

/** What somebody changed: which frames, the colours, what is selected, the point that is looked at or pointed at, or the part that is seen. */
export type Change = "frames" | "colours" | "selection" | "point" | "hover" | "camera" | "tool";

/** What the panel shows, as its user wants it; the part that others would want to see is in the page's address. */
export class LatentState {
  private shownAs: Show;
  private sides: (number | undefined)[];
  private time: number | undefined;
  private meaning: Colouring;
  private readonly hiddenOnes: Set<number>;
  private chosen: Term[];
  private looked: number | undefined;
  private pointed: number | undefined;
  private hand: Tool = "move";
  private readonly listeners = new Set<(change: Change) => void>();

  constructor(private readonly url: UrlState) {
    const word = (key: string): string | undefined => url.get(`latent.${key}`);
    const numbers = (key: string): number[] => (word(key) ?? "").split(",").filter((w) => w !== "").map(Number).filter((x) => x >= 0);
    this.shownAs = word("show") === "morph" ? "morph" : "side";
    this.sides = numbers("frames").map(Math.floor).slice(0, 2);
    this.time = numbers("at")[0];
    this.meaning = Object.hasOwn(colourings, word("colour") ?? "") ? (word("colour") as Colouring) : "class";
    this.hiddenOnes = new Set(numbers("hide"));
    this.chosen = read(word("pick"));
    this.looked = numbers("point")[0];
  }

  get show(): Show {
    return this.shownAs;
  }

  get colouring(): Colouring {
    return this.meaning;
  }

  /** Categories that are not shown. */
  get hidden(): ReadonlySet<number> {
    return this.hiddenOnes;
  }

  get terms(): readonly Term[] {
    return this.chosen;
  }

  /** The point whose neighbours are shown. */
  get point(): number | undefined {
    return this.looked;
  }

  get hover(): number | undefined {
    return this.pointed;
  }

  get tool(): Tool {
    return this.hand;
  }

  /** The frame on a side: 0 is the left one, which begins with the first frame; the right one with the last. */
  side(side: number, count: number): number {
    return Math.max(0, Math.min(this.sides[side] ?? (side === 0 ? 0 : count - 1), count - 1));
  }

  /** The place in time that the morph shows. */
  at(count: number): number {
    return Math.max(0, Math.min(this.time ?? count - 1, count - 1));
  }

  showAs(show: Show): void {
    this.shownAs = show;
    this.keep("show", show === "morph" ? show : undefined);
    this.tell("frames");
  }

  setSide(side: number, frame: number, count: number): void {
    this.sides = [this.side(0, count), this.side(1, count)];
    this.sides[side] = frame;
    this.keep("frames", this.sides.join(","));
    this.tell("frames");
  }

  /** Morphs to a place in time. */
  moveTo(at: number): void {
    [this.time, this.shownAs] = [at, "morph"];
    this.keep("show", "morph");
    this.keep("at", String(Number(at.toFixed(3))));
    this.tell("frames");
  }

  colourBy(colouring: Colouring): void {
    this.meaning = colouring;
    this.hiddenOnes.clear();
    this.keep("colour", colouring === "class" ? undefined : colouring);
    this.keepHidden();
  }

  toggle(category: number): void {
    if (!this.hiddenOnes.delete(category)) this.hiddenOnes.add(category);
    this.keepHidden();
  }

  /** Shows one category alone, or all of them if it was alone. */
  solo(category: number, count: number): void {
    const alone = !this.hiddenOnes.has(category) && this.hiddenOnes.size === count - 1;
    this.hiddenOnes.clear();
    if (!alone) for (let c = 0; c < count; c++) if (c !== category) this.hiddenOnes.add(c);
    this.keepHidden();
  }

  /** @param more Keeps what was selected before. */
  select(terms: readonly Term[], more = false): void {
    this.chosen = more ? [...this.chosen, ...terms] : [...terms];
    this.keep("pick", written(this.chosen));
    this.tell("selection");
  }

  look(point: number | undefined): void {
    this.looked = point;
    this.keep("point", point === undefined ? undefined : String(point));
    this.tell("point");
  }

  pointAt(point: number | undefined): void {
    if (point === this.pointed) return;
    this.pointed = point;
    this.tell("hover");
  }

  use(tool: Tool): void {
    this.hand = tool;
    this.tell("tool");
  }

  /** The part of the plane that is seen is another one. */
  moved(): void {
    this.tell("camera");
  }

  onChange(listener: (change: Change) => void): void {
    this.listeners.add(listener);
  }

  private keepHidden(): void {
    this.keep("hide", this.hiddenOnes.size === 0 ? undefined : [...this.hiddenOnes].join(","));
    this.tell("colours");
  }

  private keep(key: string, text: string | undefined): void {
    this.url.set(`latent.${key}`, text);
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }
}
