/** A number for reading: at most `digits` significant ones but every whole one, "1.2e-4" where that is shorter than zeros, "—" for none. */
export function number(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined) return "—";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  return signed(value, trimmed(size(Math.abs(value), digits)));
}

/** How many of something: every digit, such as "1,000,000". */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Every digit that tells this number from its neighbours. */
export function exact(value: number | null | undefined): string {
  if (value === null || value === undefined) return "—";
  if (!Number.isFinite(value) || value === 0) return number(value);
  return signed(value, String(Math.abs(value)).replace("e+", "e"));
}

/** A number with what follows it; bytes in powers of ten, such as "628 MB". */
export function reading(value: number, unit = "", digits = 4): string {
  return unit === "B" && Number.isFinite(value) ? bytes(value) : number(value, digits) + (Number.isFinite(value) ? unit : "");
}

/** Bytes to three digits, in powers of ten: "999 B", "1.00 GB". */
export function bytes(value: number): string {
  let [rest, unit] = [Math.abs(value), 0];
  // What rounds to 1000 of a unit is one of the next.
  while (unit < units.length - 1 && Number(rest.toPrecision(3)) >= 1000) [rest, unit] = [rest / 1000, unit + 1];
  const text = unit === 0 ? rest.toFixed(0) : fixed(rest, 3);
  return `${signed(value, text)} ${units[unit]}`;
}

/** Short labels for the places of an axis: no two of different places are the same. */
export function ticks(values: readonly number[], unit = ""): string[] {
  for (let digits = 3; digits < 15; digits++) {
    const labels = values.map((value) => tick(value, unit, digits));
    if (new Set(labels).size === new Set(values).size) return labels;
  }
  return values.map(exact);
}

const units = ["B", "kB", "MB", "GB", "TB"];

function tick(value: number, unit: string, digits: number): string {
  if (unit !== "B" || digits > 3) return number(value, digits);
  const [text, of] = bytes(value).split(" ") as [string, string];
  return `${trimmed(text)} ${of}`;
}

// The notation is chosen for the number as it is shown: 999,999.7 to four digits is a million.
function size(value: number, digits: number): string {
  const shown = Number(value.toPrecision(digits));
  if (shown < 1e-3 || shown >= 1e6) return exponent(value, digits - 1);
  return fixed(value, digits);
}

function fixed(value: number, digits: number): string {
  const shown = Number(value.toPrecision(digits));
  const whole = Math.floor(Math.log10(shown)) + 1;
  const [before, after] = value.toFixed(Math.max(0, digits - whole)).split(".") as [string, string | undefined];
  return before.replace(/\B(?=(\d{3})+$)/g, ",") + (after === undefined ? "" : `.${after}`);
}

function exponent(value: number, decimals: number): string {
  return value.toExponential(decimals).replace("e+", "e");
}

function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+(?=e|$)/, "") : text;
}

function signed(value: number, text: string): string {
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}
