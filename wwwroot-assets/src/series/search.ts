/** The first index whose number is not below `wanted`; rising numbers. */
export function lowerBound(rising: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the number closest to `wanted`, the lower of two; −1 for none. */
export function nearest(rising: ArrayLike<number>, wanted: number): number {
  const above = lowerBound(rising, wanted);
  if (above === 0) return rising.length > 0 ? 0 : -1;
  if (above === rising.length) return above - 1;
  return rising[above]! - wanted < wanted - rising[above - 1]! ? above : above - 1;
}
