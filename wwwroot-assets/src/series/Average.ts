/**
 * Debiased exponential average: s = m / (1 − βᵗ) with m ← βm + (1 − β)x over the finite points, t of them so far.
 * It can go on from where the server stopped.
 */
export class Average {
  private m: number;
  private decay: number;

  constructor(
    private readonly beta: number,
    smoothed = 0,
    seen = 0,
  ) {
    this.decay = beta ** seen;
    this.m = seen > 0 ? smoothed * (1 - this.decay) : 0;
  }

  next(x: number): number {
    if (Number.isFinite(x)) {
      this.m = this.beta * this.m + (1 - this.beta) * x;
      this.decay *= this.beta;
    }
    return this.decay === 1 ? Number.NaN : this.m / (1 - this.decay);
  }
}
