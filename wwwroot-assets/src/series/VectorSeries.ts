import type { VectorHistory } from "./history";

export interface Vector {
  step: number;
  time: number;
  values: Float64Array;
}

const limit = 2048;

/** Several numbers per step. Of a long run every bucket of 2ᵏ steps keeps its last, as on the server. */
export class VectorSeries {
  vectors: Vector[] = [];
  private width = 1;
  revision = 0;

  append(step: number, time: number, values: ArrayLike<number>): void {
    const last = this.vectors[this.vectors.length - 1];
    if (last !== undefined && step <= last.step) return;
    this.vectors.push({ step, time, values: Float64Array.from(values) });
    if (this.vectors.length > limit) this.halve();
    this.revision++;
  }

  /** Puts a history in place of everything up to its last step. */
  load(h: VectorHistory): void {
    const last = h.steps[h.steps.length - 1] ?? -Infinity;
    const newer = this.vectors.filter((vector) => vector.step > last);
    this.vectors = h.vectors.map((values, i) => ({ step: h.steps[i]!, time: h.times[i]!, values }));
    this.width = h.width;
    newer.forEach((vector) => this.append(vector.step, vector.time, vector.values));
    this.revision++;
  }

  private halve(): void {
    this.width *= 2;
    const bucket = (vector: Vector | undefined): number => Math.floor((vector?.step ?? Infinity) / this.width);
    this.vectors = this.vectors.filter((vector, i, all) => bucket(vector) !== bucket(all[i + 1]));
    if (this.vectors.length > limit) this.halve();
  }
}
