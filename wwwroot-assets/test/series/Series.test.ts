import assert from "node:assert/strict";
import { test } from "node:test";
import type { History } from "../../src/series/history";
import { Series } from "../../src/series/Series";

function history(steps: number[], values: number[], rest: Partial<History> = {}): History {
  const columns = { steps: Float64Array.from(steps), times: Float64Array.from(steps, (s) => s * 1000), values: Float64Array.from(values) };
  return { id: 1, total: steps.length, width: 1, weight: 0, smoothed: new Float64Array(steps.length), ...columns, ...rest };
}

const steps = (series: Series) => [...series.steps];

test("history and live points overlap without a gap or a double", () => {
  const series = new Series(0);
  for (const step of [3, 4, 5, 6]) series.append(step, step * 1000, step * 10); // came while the history was under way
  series.load(history([1, 2, 3, 4], [10, 20, 30, 40]));
  series.append(6, 6000, -1);
  series.append(7, 7000, 70);
  assert.deepEqual(steps(series), [1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual([...series.values], [10, 20, 30, 40, 50, 60, 70]);
  assert.equal(series.total, 7);
  assert.equal(series.fresh, 3);
});

test("a step keeps its first point", () => {
  const series = new Series(0);
  series.append(1, 0, 5);
  series.append(1, 0, 6);
  series.append(0, 0, 7);
  assert.deepEqual([...series.values], [5]);
});

test("averages a whole history here, as the definition says", () => {
  const series = new Series(0.5);
  series.load(history([1, 2, 3], [2, 4, 8]));
  series.append(4, 0, 16);
  // weights of x₁…x₄ after four points: 1, 2, 4, 8 of 15
  assert.ok(Math.abs(series.smoothed.at(-1)! - (2 + 2 * 4 + 4 * 8 + 8 * 16) / 15) < 1e-12);
  assert.equal(series.smoothed[0], 2);
});

test("goes on from the server's average of all points, when it left some out", () => {
  const [all, series] = [new Series(0.9), new Series(0.9)];
  const values = Array.from({ length: 100 }, (_, i) => Math.sin(i) + i / 20);
  values.forEach((value, i) => all.append(i, 0, value));
  const kept = [0, 31, 63, 98, 99];
  series.load(history(kept, kept.map((i) => values[i]!), { total: 100, width: 32, weight: 100, smoothed: Float64Array.from(kept, (i) => all.smoothed[i]!) }));
  for (const s of [all, series]) s.append(100, 0, 3.5);
  assert.ok(Math.abs(series.smoothed.at(-1)! - all.smoothed.at(-1)!) < 1e-12);
  assert.equal(series.total, 101);
});

test("the average has a gap where a point is not finite, and goes on after it", () => {
  const series = new Series(0.5);
  for (const [i, value] of [1, NaN, Infinity, 3].entries()) series.append(i, 0, value);
  assert.deepEqual([...series.smoothed].map((x) => Math.round(x * 1e9) / 1e9), [1, NaN, NaN, 2.333333333]);
});

test("a thinned history that ends with NaN has a gap there, and its average goes on", () => {
  const series = new Series(0.5);
  series.load(history([0, 9], [1, NaN], { total: 10, width: 16, weight: 1, smoothed: Float64Array.of(1, 1) }));
  series.append(10, 0, 3);
  assert.deepEqual([...series.smoothed].map((x) => Math.round(x * 1e9) / 1e9), [1, NaN, 2.333333333]);
});

test("another β averages a whole history anew, and leaves a thinned one to the server", () => {
  const [whole, thinned] = [new Series(0.5), new Series(0.5)];
  whole.load(history([1, 2], [1, 3]));
  thinned.load(history([1, 2], [1, 3], { total: 9, width: 8, weight: 9, smoothed: Float64Array.of(7, 8) }));
  whole.smooth(0);
  thinned.smooth(0);
  assert.deepEqual([...whole.smoothed], [1, 3]);
  assert.deepEqual([...thinned.smoothed], [7, 8]);
});

test("finer points take the place of the coarse ones of their steps", () => {
  const series = new Series(0);
  series.load(history([0, 16, 32, 48], [0, 1, 2, 3], { total: 64, width: 16, weight: 64, smoothed: new Float64Array(4) }));
  assert.equal(series.holds(16, 31, 4), false);
  series.refine(history([16, 20, 24, 28], [1, 1, 1, 1], { total: 16, width: 4 }), 16, 31);
  series.append(64, 0, 9);
  assert.deepEqual(steps(series), [0, 16, 20, 24, 28, 32, 48, 64]);
  assert.equal(series.holds(17, 30, 4), true);
  assert.equal(series.holds(17, 40, 4), false);
  assert.equal(series.holds(0, 64, 16), true);
});

test("points that came while the finer history was under way stay", () => {
  const series = new Series(0);
  series.load(history([0, 16, 32], [0, 1, 2], { total: 33, width: 16, weight: 33, smoothed: new Float64Array(3) }));
  for (const step of [33, 34]) series.append(step, 0, 9);
  series.refine(history([30, 31, 32, 33], [1, 1, 1, 1]), 30, 60);
  assert.deepEqual(steps(series), [0, 16, 30, 31, 32, 33, 34]);
  series.refine(history([], []), 30, 60);
  assert.deepEqual(steps(series), [0, 16, 30, 31, 32, 33, 34]);
});

test("an empty history changes nothing but what is known", () => {
  const series = new Series(0);
  series.append(5, 0, 1);
  series.load(history([], []));
  assert.deepEqual(steps(series), [5]);
});
