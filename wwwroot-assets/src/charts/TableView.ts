import { element } from "../dom/element";

/** The numbers of a chart, as a table has them. */
export interface Sheet {
  head: string[];
  rows: (number | null)[][];
  /** How many rows there would be in all. */
  total: number;
}

/** Takes at most `most` rows, two or more, evenly, the first and the last among them. */
export function fewer<T>(rows: readonly T[], most: number): T[] {
  const stride = Math.ceil((rows.length - 1) / (most - 1));
  return stride <= 1 ? [...rows] : rows.filter((_, i) => i === 0 || (rows.length - 1 - i) % stride === 0);
}

/** The table itself, inside a region that scrolls. */
export function table(title: string, sheet: Sheet, text: (value: number | null) => string): HTMLElement {
  const shown = sheet.rows.length < sheet.total ? `${sheet.rows.length} of ${sheet.total} rows; the CSV file has all.` : "";
  const head = element("tr", {}, ...sheet.head.map((h) => element("th", { scope: "col" }, h)));
  const body = sheet.rows.map((row) => element("tr", {}, ...row.map((value) => element("td", {}, text(value)))));
  const caption = element("caption", {}, [title, shown].filter((t) => t !== "").join(" · "));
  const made = element("table", {}, caption, element("thead", {}, head), element("tbody", {}, ...body));
  return element("div", { class: "chart-table", role: "region", tabindex: "0", "aria-label": `${title}, table` }, made);
}
