import type { Choice } from "../Menu";
import type { Sheet } from "../TableView";
import { csv } from "./csv";
import { png, type Caption } from "./png";
import { fileName, save } from "./save";

/** What an export needs of a chart, at the moment of the click. */
export interface Exported {
  caption(): Caption;
  canvas(): HTMLCanvasElement;
  /** `undefined` if it has no picture of lines. */
  svg(): string | undefined;
  /** All that is shown in the visible range. */
  sheet(): Sheet;
  /** Where all points of every run can be had. */
  whole(): { text: string; address: string }[];
}

/** The entries of a chart's export menu. @param drawn False while a table is shown, of which there is no image. */
export function choices(title: string, chart: Exported, drawn: boolean): Choice[] {
  return [
    ...(drawn ? images(title, chart) : []),
    { text: "CSV, what is shown", act: () => save(fileName(title, "csv"), csv(cells(chart.sheet())), "text/csv") },
    ...chart.whole().map(({ text, address }) => ({ text, act: address })),
  ];
}

function images(title: string, chart: Exported): Choice[] {
  const text = chart.svg();
  const asPng = { text: "PNG image", act: () => void png(chart.canvas(), chart.caption()).then((blob) => save(fileName(title, "png"), blob)) };
  return text === undefined ? [asPng] : [asPng, { text: "SVG image", act: () => save(fileName(title, "svg"), text, "image/svg+xml") }];
}

function cells({ head, rows }: Sheet): (string | number | null)[][] {
  return [head, ...rows];
}
