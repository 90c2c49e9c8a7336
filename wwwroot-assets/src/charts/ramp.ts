/** Red, green, blue, 0…255. */
export type Rgb = readonly [number, number, number];

/** A ramp of `count` colours through some given ones, evenly spaced to the eye (interpolated in OKLab). */
export function ramp(through: readonly string[], count: number): Rgb[] {
  const points = through.map((hex) => toLab(parse(hex)));
  const lengths = points.slice(1).map((p, i) => Math.hypot(...p.map((v, k) => v - points[i]![k]!)));
  const whole = lengths.reduce((sum, l) => sum + l, 0);
  return Array.from({ length: count }, (_, i) => {
    let rest = (i / (count - 1)) * whole;
    let k = 0;
    while (k < lengths.length - 1 && rest > lengths[k]!) rest -= lengths[k++]!;
    const share = lengths[k]! === 0 ? 0 : rest / lengths[k]!;
    return fromLab(points[k]!.map((v, c) => v + (points[k + 1]![c]! - v) * share) as unknown as Lab);
  });
}

/** Lightness, and how green or red and how blue or yellow, in OKLab. */
export type Lab = readonly [number, number, number];

/** A colour as "#rrggbb". */
export function parse(hex: string): Rgb {
  const n = parseInt(hex.replace("#", ""), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}

// The matrices are those of the definition of OKLab.
function toLab(rgb: Rgb): Lab {
  const [r, g, b] = rgb.map((v) => (v <= 10.31475 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)) as unknown as Lab;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

export function fromLab([lightness, a, b]: Lab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return linear.map((v) => Math.round(255 * Math.min(1, Math.max(0, v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)))) as unknown as Rgb;
}
