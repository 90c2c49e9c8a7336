export type Place = readonly [x: number, y: number];

/** Corners in order; the last joins the first. */
export type Polygon = readonly Place[];

/** Whether a place lies inside, by the even-odd rule. */
export function evenOdd(polygon: Polygon, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [[ax, ay], [bx, by]] = [polygon[i]!, polygon[j]!];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

/** As many corners as an address has room for, evenly chosen, each with as many digits as a pixel needs. */
export function simplified(polygon: Polygon, most = 48): Polygon {
  const step = Math.max(1, polygon.length / most);
  const kept = Array.from({ length: Math.min(polygon.length, most) }, (_, i) => polygon[Math.floor(i * step)]!);
  return kept.map(([x, y]) => [short(x), short(y)]);
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}
