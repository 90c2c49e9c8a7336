import { element } from "../dom/element";
import { number } from "../format/number";
import type { FrameNumbers, MapNumber, MapResult, PairInfo } from "./MapInfo";

interface Row {
  name: keyof FrameNumbers;
  words: string;
  /** Whether it is a share that is shown as per cent. */
  percent?: boolean;
}

/** What a map by this method shows, and what not. */
export function believe(method: string): string {
  const shows = method === "pca"
    ? "A map by PCA shows the two directions of greatest variation alone: what differs along others lies on top of each other."
    : "Distances between clusters, and their sizes, mean little in a t-SNE map: it keeps who is near, not how far.";
  return `${shows} The numbers are computed in full dimension unless they say otherwise.`;
}

const rows: Row[] = [
  { name: "knn", words: "kNN accuracy", percent: true },
  { name: "linearProbe", words: "Linear probe", percent: true },
  { name: "silhouette", words: "Silhouette" },
  { name: "knnPlane", words: "kNN accuracy in the plane", percent: true },
  { name: "silhouettePlane", words: "Silhouette in the plane" },
  { name: "trustworthiness", words: "Trustworthiness of the map" },
  { name: "continuity", words: "Continuity of the map" },
];

/** How much of the picture to believe: what the features of two frames are worth, and their maps. */
export class NumbersTable {
  readonly root = element("section", { class: "panel scroll-x", "aria-label": "How much of the picture to believe", tabindex: "0" });

  show(result: MapResult, method: string, from: number, to: number): void {
    const frames = from === to ? [from] : [from, to];
    const titles = frames.map((f) => element("th", { scope: "col", class: "num" }, result.frames[f]!.title));
    const head = element("tr", {}, element("th", { scope: "col" }, element("span", { class: "visually-hidden" }, "Number")), ...titles, ...(frames.length > 1 ? [element("th", { scope: "col", class: "num" }, "difference")] : []));
    const body = rows.map((row) => line(row, frames.map((f) => result.frames[f]!.numbers?.[row.name] ?? null)));
    const pair = result.pairs.find((p) => p.from === Math.min(from, to) && p.to === Math.max(from, to));
    const table = element("table", { class: "plain" }, element("caption", { class: "visually-hidden" }, "What the features and their maps are worth"), element("thead", {}, head), element("tbody", {}, ...body, ...(frames.length > 1 ? between(pair) : [])));
    this.root.replaceChildren(element("div", { class: "panel-head" }, element("h2", {}, "How much of the picture to believe")), table, element("p", { class: "small muted latent-believe" }, believe(method)));
  }
}

function line({ words, percent }: Row, values: (MapNumber | null)[]): HTMLElement {
  const on = values.find((v) => v !== null)?.on;
  const cells = values.map((v) => element("td", { class: "num" }, v === null ? "–" : shown(v.value, percent)));
  const [a, b] = [values[0], values[1]];
  const difference = values.length < 2 ? [] : [element("td", { class: "num" }, a && b ? signed(b.value - a.value, percent) : "–")];
  return element("tr", {}, element("th", { scope: "row" }, words, ...(on === undefined ? [] : [element("span", { class: "latent-on" }, on)])), ...cells, ...difference);
}

function between(pair: PairInfo | undefined): HTMLElement[] {
  const both = (words: string, value: MapNumber | null | undefined, percent: boolean): HTMLElement =>
    element("tr", {}, element("th", { scope: "row" }, words, ...(value ? [element("span", { class: "latent-on" }, value.on)] : [])), element("td", { class: "num", colspan: "3" }, value ? shown(value.value, percent) : "–"));
  return [both("Neighbours that both have", pair?.overlap, true), both("Linear CKA of the two", pair?.cka, false)];
}

function shown(value: number, percent = false): string {
  return percent ? `${(100 * value).toFixed(1)} %` : number(value, 3);
}

function signed(value: number, percent = false): string {
  const text = percent ? (100 * value).toFixed(1) : value.toFixed(3);
  return Number(text) === 0 ? text.replace("-", "") : value > 0 ? `+${text}` : text.replace("-", "−");
}
