import type { Choice } from "../Menu";
import type { Sheet } from "../TableView";
import { csv } from "./csv";
import { png } from "./png";
import { fileName, save } from "./save";
import { svgText, type Picture } from "./svg";

/** What an export needs of a chart, at the moment of the click. */
export interface Exported {
  picture(): Picture;
  canvas(): HTMLCanvasElement;
  /** All that is shown in the visible range. */
  sheet(): Sheet;
  /** Where all points of every run can be had. */
  whole(): { text: string; address: string }[];
}

/** The entries of a chart's export menu. @param drawn False while a table is shown, of which there is no image. */
export function choices(title: string, chart: Exported, drawn: boolean): Choice[] {
  const images: Choice[] = [
    { text: "PNG image", act: () => void png(chart.canvas(), chart.picture()).then((blob) => save(fileName(title, "png"), blob)) },
    { text: "SVG image", act: () => save(fileName(title, "svg"), svgText(chart.picture()), "image/svg+xml") },
  ];
  return [
    ...(drawn ? images : []),
    { text: "CSV, what is shown", act: () => save(fileName(title, "csv"), csv(cells(chart.sheet())), "text/csv") },
    ...chart.whole().map(({ text, address }) => ({ text, act: address })),
  ];
}

function cells({ head, rows }: Sheet): (string | number | null)[][] {
  return [head, ...rows];
}
