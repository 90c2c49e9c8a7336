import { element } from "../dom/element";
import type { LatentState } from "./LatentState";
import type { MapData } from "./MapData";
import type { Term } from "./Selection";

const ids = { next: 0 };

/** Finds an image by its number or selects the classes whose names fit. */
export class SearchField {
  readonly root: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly names: HTMLDataListElement;

  constructor(
    private readonly state: LatentState,
    private readonly data: MapData,
    private readonly say: (words: string) => void,
  ) {
    this.names = element("datalist", { id: `latent-classes-${ids.next++}` });
    this.input = element("input", { type: "search", placeholder: "class or #image", "aria-label": "Find a class or the number of an image", list: this.names.id });
    this.root = element("form", { class: "latent-search", role: "search" }, this.input, this.names);
    this.root.addEventListener("submit", (e) => {
      e.preventDefault();
      this.find(this.input.value.trim());
    });
  }

  show(): void {
    const classes = this.data.result?.classes ?? [];
    if (this.names.childElementCount !== classes.length) this.names.replaceChildren(...classes.map((name) => element("option", { value: name })));
  }

  private find(text: string): void {
    if (this.data.points === undefined || text === "") return;
    const found = matches(text, this.data.result?.classes ?? [], this.data.points.images);
    if (found.point !== undefined) this.state.look(found.point);
    if (found.terms.length > 0) this.state.select(found.terms);
    if (found.point === undefined && found.terms.length === 0) this.say(`Nothing here is called “${text}”.`);
  }
}

/** What a word means: a number the image of that number within the split, anything else the classes that have it in their names. */
export function matches(text: string, classes: readonly string[], images: Int32Array): { point?: number; terms: Term[] } {
  const digits = /^#?(\d+)$/.exec(text)?.[1];
  if (digits !== undefined) {
    const point = images.indexOf(Number(digits));
    if (point >= 0) return { point, terms: [] };
  }
  const word = text.toLowerCase();
  const exact = classes.findIndex((name) => name.toLowerCase() === word);
  const labels = exact >= 0 ? [exact] : classes.flatMap((name, i) => (name.toLowerCase().includes(word) ? [i] : []));
  return { terms: labels.map((label) => ({ kind: "class", label })) };
}
