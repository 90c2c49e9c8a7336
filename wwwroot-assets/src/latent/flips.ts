import type { FrameData, Points } from "./decode";

/** Points whose neighbours name another class than before: a wrong one first and then the right one, or the other way. */
export interface Flips {
  wrongToRight: number[];
  rightToWrong: number[];
}

export function flipsBetween({ labels }: Points, from: FrameData, to: FrameData): Flips {
  const flips: Flips = { wrongToRight: [], rightToWrong: [] };
  labels.forEach((label, i) => {
    const [before, after] = [from.knn[i] === label, to.knn[i] === label];
    if (before !== after) (after ? flips.wrongToRight : flips.rightToWrong).push(i);
  });
  return flips;
}
