import assert from "node:assert/strict";
import { test } from "node:test";
import { VectorSeries } from "../../src/series/VectorSeries";

test("history and live vectors overlap without a double", () => {
  const series = new VectorSeries();
  for (const step of [2, 3]) series.append(step, 0, [step]);
  series.load({ id: 1, total: 2, width: 1, steps: Float64Array.of(1, 2), times: Float64Array.of(0, 0), vectors: [Float64Array.of(1), Float64Array.of(2)] });
  series.append(3, 0, [9]);
  assert.deepEqual(series.vectors.map((v) => [v.step, ...v.values]), [[1, 1], [2, 2], [3, 3]]);
});

test("of a long run each bucket keeps its last", () => {
  const series = new VectorSeries();
  for (let step = 0; step < 5000; step++) series.append(step, 0, [step]);
  const kept = series.vectors.map((v) => v.step);
  assert.ok(kept.length <= 2048);
  assert.deepEqual(kept.slice(0, 2), [7, 15]);
  assert.equal(kept.at(-1), 4999);
});
