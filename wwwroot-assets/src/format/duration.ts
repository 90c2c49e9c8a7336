const units: [string, number][] = [["d", 86_400_000], ["h", 3_600_000], ["min", 60_000]];

/** Such as "0.8 s", "42 s", "3 min 20 s", "2 h 5 min". */
export function duration(milliseconds: number): string {
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const index = units.findIndex(([, size]) => milliseconds >= size);
  if (index < 0) return `${Math.floor(milliseconds / 1000)} s`;
  const [name, size] = units[index]!;
  const [smallName, small] = units[index + 1] ?? ["s", 1000];
  const rest = Math.floor((milliseconds % size) / small);
  return `${Math.floor(milliseconds / size)} ${name}${rest > 0 ? ` ${rest} ${smallName}` : ""}`;
}
