import { Average } from "./Average";
import { Column } from "./Column";
import type { History } from "./history";
import { lowerBound } from "./search";

/** Steps from one to another that were loaded with buckets of a width. */
interface Span {
  from: number;
  to: number;
  width: number;
}

/** One curve: its history, perhaps thinned, then every point that arrived live. Each step once, rising. */
export class Series {
  private s = new Column();
  private t = new Column();
  private v = new Column();
  private a = new Column();
  private average: Average;
  private finer: Span | undefined;
  private width = 1;
  /** Points there are in all; `steps.length` of them are here. */
  total = 0;
  /** Points that came live since the history. */
  fresh = 0;
  /** True if the server left points out of the history. */
  thinned = false;
  /** Rises whenever something changes. */
  revision = 0;

  constructor(private beta: number) {
    this.average = new Average(beta);
  }

  get steps(): Float64Array {
    return this.s.view;
  }

  /** Unix milliseconds. */
  get times(): Float64Array {
    return this.t.view;
  }

  get values(): Float64Array {
    return this.v.view;
  }

  /** The debiased average, computed on every point before any was left out; like the values, no number where these are none. */
  get smoothed(): Float64Array {
    return this.a.view;
  }

  /** Adds a live point, unless its step is known. */
  append(step: number, time: number, value: number): void {
    if (step <= (this.s.last ?? -Infinity)) return;
    this.s.push(step);
    this.t.push(time);
    this.v.push(value);
    this.a.push(masked(this.average.next(value), value));
    this.total++;
    this.fresh++;
    this.revision++;
  }

  /** Puts a history in place of everything up to its last step; newer live points stay. */
  load(h: History): void {
    const after = lowerBound(this.steps, (h.steps[h.steps.length - 1] ?? -Infinity) + 1);
    const [steps, times, values] = [this.steps.slice(after), this.times.slice(after), this.values.slice(after)];
    this.put(h.steps, h.times, h.values);
    this.thinned = h.steps.length < h.total;
    this.width = h.width;
    this.finer = undefined;
    this.total = h.total;
    this.fresh = 0;
    if (this.thinned) this.goOn(h);
    else this.averageAll();
    steps.forEach((step, i) => this.append(step, times[i]!, values[i]!));
    this.revision++;
  }

  /** Puts a finer history of some steps in the place of what is known of them; live points newer than it stay. */
  refine(h: History, from: number, to: number): void {
    const last = h.steps[h.steps.length - 1] ?? -Infinity;
    const [start, end] = [lowerBound(this.steps, from), lowerBound(this.steps, last + 1)];
    if (end < start) return;
    const splice = (old: Float64Array, part: Float64Array): Column => new Column([...old.subarray(0, start), ...part, ...old.subarray(end)]);
    const [s, t, v, a] = [splice(this.steps, h.steps), splice(this.times, h.times), splice(this.values, h.values), splice(this.smoothed, maskedAll(h))];
    [this.s, this.t, this.v, this.a] = [s, t, v, a];
    this.finer = { from, to, width: h.width };
    this.revision++;
  }

  /** True if buckets of this width, or finer ones, are here for these steps. */
  holds(from: number, to: number, width: number): boolean {
    if (!this.thinned || this.width <= width) return true;
    return this.finer !== undefined && this.finer.from <= from && this.finer.to >= to && this.finer.width <= width;
  }

  /** Averages anew. What was thinned keeps its old average until the server's new one is loaded. */
  smooth(beta: number): void {
    if (beta === this.beta) return;
    this.beta = beta;
    if (this.thinned) return;
    this.averageAll();
    this.revision++;
  }

  private put(steps: Float64Array, times: Float64Array, values: Float64Array): void {
    [this.s, this.t, this.v] = [new Column(steps), new Column(times), new Column(values)];
  }

  private averageAll(): void {
    this.average = new Average(this.beta);
    this.a = new Column(this.values.map((value) => masked(this.average.next(value), value)));
  }

  private goOn(h: History): void {
    this.a = new Column(maskedAll(h));
    this.average = new Average(this.beta, h.smoothed[h.smoothed.length - 1], h.weight);
  }
}

// A smooth line through a loss that is not finite would hide it.
function masked(average: number, value: number): number {
  return Number.isFinite(value) ? average : Number.NaN;
}

function maskedAll(h: History): Float64Array {
  return h.smoothed.map((average, i) => masked(average, h.values[i]!));
}
