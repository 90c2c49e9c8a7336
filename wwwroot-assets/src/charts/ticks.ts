/** Places for ticks on a logarithmic axis: powers of ten, thinned where there are many, with twos and fives where there are few. */
export function logTicks(min: number, max: number, most: number): number[] {
  const [low, high] = [Math.ceil(Math.log10(min) - 1e-9), Math.floor(Math.log10(max) + 1e-9)];
  const powers = Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
  if (powers.length >= 3) {
    const stride = Math.ceil(powers.length / Math.max(2, most));
    return powers.filter((p) => p % stride === 0).map(power);
  }
  const finer = Array.from({ length: high - low + 3 }, (_, i) => low - 1 + i).flatMap((p) => [power(p), 2 * power(p), 5 * power(p)]);
  const inside = finer.filter((v) => v >= min && v <= max);
  return inside.length >= 2 ? inside : linearTicks(min, max, most);
}

/** Round numbers between two others, about `most` of them. */
export function linearTicks(min: number, max: number, most: number): number[] {
  const rough = (max - min) / Math.max(1, most);
  const unit = power(Math.floor(Math.log10(rough)));
  const step = [1, 2, 5, 10].map((n) => n * unit).find((s) => s >= rough)!;
  const count = Math.floor(max / step) - Math.ceil(min / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number(((Math.ceil(min / step) + i) * step).toPrecision(12)));
}

// 10 ** -4 is not the double nearest to 1e-4.
function power(exponent: number): number {
  return Number(`1e${exponent}`);
}
