/** The two frames around a place in time, and how far it is from the first to the second. */
export interface Between {
  from: number;
  to: number;
  share: number;
}

/** On a frame both are that frame. @param at 0 is the first frame, 1 the second, 0.5 half-way. */
export function between(at: number, frames: number): Between {
  const inside = Math.max(0, Math.min(at, frames - 1));
  const from = Math.floor(inside);
  return { from, to: Math.ceil(inside), share: inside - from };
}

/** Places on the straight way from one frame to another. */
export function mixed(from: Float32Array, to: Float32Array, share: number): Float32Array {
  if (share === 0) return from;
  if (share === 1) return to;
  return from.map((x, i) => x + (to[i]! - x) * share);
}

/** Slow at both ends: the eye can follow where a point goes. */
export function eased(share: number): number {
  return share * share * (3 - 2 * share);
}
