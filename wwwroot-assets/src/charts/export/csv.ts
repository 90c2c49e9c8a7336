export type Cell = string | number | null | undefined;

/**
 * Rows as CSV (RFC 4180) for spreadsheets and scripts, the names of the columns first: no two are the same, every row has a cell for each, and texts that a
 * spreadsheet would take for a formula begin with an apostrophe.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  const [head = [], ...lines] = rows;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const full = [unique(head), ...lines].map((row) => Array.from({ length: width }, (_, i) => row[i]));
  return full.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function unique(names: readonly Cell[]): Cell[] {
  const taken = new Set<Cell>();
  return names.map((name) => {
    let free = name;
    for (let count = 2; taken.has(free); count++) free = `${name} (${count})`;
    taken.add(free);
    return free;
  });
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
