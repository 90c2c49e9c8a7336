/** A number for reading: at most `digits` significant ones, "1.2e-4" where that is shorter than zeros, "—" for none. */
export function number(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined) return "—";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return signed(exponent(value, digits - 1));
  if (Number.isInteger(value)) return signed(grouped(value));
  return signed(trimmed(value.toPrecision(Math.max(digits, Math.ceil(Math.log10(size))))));
}

/** Every digit that tells this number from its neighbours. */
export function exact(value: number | null | undefined): string {
  if (value === null || value === undefined) return "—";
  return Number.isFinite(value) ? signed(String(value)) : number(value);
}

/** A number with what follows it; bytes in powers of ten, such as "628 MB". */
export function reading(value: number, unit = "", digits = 4): string {
  return unit === "B" && Number.isFinite(value) ? bytes(value, digits) : number(value, digits) + unit;
}

/** A short label for an axis. */
export function tick(value: number, unit = ""): string {
  if (unit === "B") return bytes(value, 3);
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 1e-3 || size >= 1e5) return signed(exponent(value, 2));
  return signed(trimmed(value.toPrecision(6)));
}

function bytes(value: number, digits: number): string {
  const power = Math.min(4, Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1) / 3)));
  return `${number(value / 1000 ** power, Math.min(digits, 3))} ${["B", "kB", "MB", "GB", "TB"][power]}`;
}

function exponent(value: number, decimals: number): string {
  const [mantissa, power] = value.toExponential(decimals).split("e") as [string, string];
  return `${trimmed(mantissa)}e${power.replace("+", "")}`;
}

function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

function signed(text: string): string {
  return text.replace(/^-/, "−");
}
