import type { RunEvent } from "../stream/Batch";

const training = new Set(["running", "stopping"]);

/** Translates wall time into time spent training: waiting, pauses and interruptions do not count. */
export class TrainingClock {
  /** Beginnings and ends of training, Unix milliseconds, in turn. */
  private readonly turns: number[] = [];

  /** @param happened Changes of state, in order; @param started When it first trained, if they do not tell. */
  constructor(happened: readonly RunEvent[], started?: number) {
    for (const e of happened) {
      if (typeof e.detail["state"] !== "string") continue;
      const runs = training.has(e.detail["state"]);
      if (runs !== (this.turns.length % 2 === 1)) this.turns.push(e.time);
    }
    if (this.turns.length === 0) this.turns.push(started ?? 0);
  }

  /** Seconds of training up to a moment in Unix milliseconds. */
  seconds(time: number): number {
    let sum = 0;
    for (let i = 0; i < this.turns.length && this.turns[i]! < time; i += 2) sum += Math.min(time, this.end(i)) - this.turns[i]!;
    return sum / 1000;
  }

  // An end before its beginning is of a clock that was set back: what was reported by a steady one tells better.
  private end(turn: number): number {
    const end = this.turns[turn + 1];
    return end === undefined || end < this.turns[turn]! ? Infinity : end;
  }
}
