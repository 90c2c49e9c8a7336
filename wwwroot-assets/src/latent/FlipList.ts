import { button, element } from "../dom/element";
import { number } from "../format/number";
import { className, imageName } from "./describe";
import { flipsBetween, type Flips } from "./flips";
import { imageButton, type Images } from "./images";
import { VirtualList } from "./VirtualList";

const none: Flips = { wrongToRight: [], rightToWrong: [] };
const words: Record<keyof Flips, string> = { wrongToRight: "wrong → right", rightToWrong: "right → wrong" };

/** Images whose neighbours' class went from wrong to right between two frames, or from right to wrong. */
export class FlipList {
  readonly root = element("section", { class: "panel latent-flips", "aria-label": "Neighbour flips" });
  readonly list: VirtualList;
  private readonly head = element("div", { class: "panel-head" });
  private readonly note = element("p", { class: "small muted" });
  private readonly images: Images;
  private flips: Flips = none;
  private kind: keyof Flips = "wrongToRight";
  private points: readonly number[] = [];
  private selected: readonly number[] = [];
  private between: readonly [number, number] = [0, 0];

  constructor(images: Images) {
    this.images = images;
    this.list = new VirtualList({ label: "Flipped images", height: 56, item: (i) => this.item(this.points[i]!) });
    this.root.append(this.head, this.note, this.list.root);
  }

  /** @param selected If any is: only these. */
  show(from: number, to: number, selected: readonly number[]): void {
    const { data } = this.images;
    const [a, b] = [data.frames[from], data.frames[to]];
    [this.between, this.selected] = [[from, to], selected];
    this.flips = a && b && data.points && from !== to ? flipsBetween(data.points, a, b) : none;
    this.fill();
  }

  private fill(): void {
    const picked = new Set(this.selected);
    const wanted = (points: number[]): number[] => (picked.size === 0 ? points : points.filter((p) => picked.has(p)));
    this.points = wanted(this.flips[this.kind]);
    const kinds = (Object.keys(words) as (keyof Flips)[]).map((kind) => this.choice(kind, wanted(this.flips[kind]).length));
    const select = button("select them", "Select these images in both maps", () => this.images.state.select([{ kind: "points", points: [...this.points] }]));
    select.disabled = this.points.length === 0;
    this.head.replaceChildren(element("h2", {}, "Neighbour flips"), ...kinds, element("span", { class: "space" }), select);
    this.note.textContent = this.words;
    this.list.root.hidden = this.points.length === 0;
    this.list.show(this.points.length);
  }

  private get words(): string {
    const { result } = this.images.data;
    const [from, to] = this.between;
    if (from === to) return "Two different frames have flips between them.";
    if (this.images.data.frames[from] === undefined || this.images.data.frames[to] === undefined) return "Known once the neighbours of both frames are.";
    const of = this.selected.length > 0 ? " Among those selected." : "";
    return `The class that most of an image's nearest neighbours have, from ${result!.frames[from]!.title} to ${result!.frames[to]!.title}.${of}`;
  }

  private choice(kind: keyof Flips, count: number): HTMLButtonElement {
    const made = button(`${number(count)} ${words[kind]}`, `Show those that went ${words[kind]}`, () => {
      this.kind = kind;
      this.fill();
      this.head.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
    }, kind === this.kind);
    return made;
  }

  private item(point: number): HTMLElement {
    const { data } = this.images;
    const [from, to] = this.between;
    const said = (frame: number): HTMLElement => {
      const label = data.frames[frame]!.knn[point]!;
      const right = label === data.points!.labels[point];
      const [mark, word] = right ? ["✓ ", "rightly "] : ["✗ ", "wrongly "];
      return element("span", { class: right ? "latent-right" : "latent-wrong" }, element("span", { "aria-hidden": "true" }, mark), element("span", { class: "visually-hidden" }, word), className(data, label));
    };
    const row = imageButton(this.images, point, 48);
    row.classList.add("latent-flip");
    const own = element("span", {}, element("span", { class: "num muted" }, imageName(data, point)), " ", className(data, data.points!.labels[point]!));
    row.append(own, said(from), element("span", { "aria-hidden": "true" }, "→"), said(to));
    row.removeAttribute("aria-label"); // its words say more
    return row;
  }
}
