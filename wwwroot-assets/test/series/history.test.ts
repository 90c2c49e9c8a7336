import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePoints, decodeVectors } from "../../src/series/history";

const body = (...numbers: number[]) => Float64Array.from(numbers).buffer;

test("reads points with their average", () => {
  const { seq, series } = decodePoints(body(1, 42, 2, 4, /**/ 7, 2, 5, 4, 5, /**/ 0, 8, /**/ 100, 108, /**/ 1, NaN, /**/ 1, 1.5, /**/ 9, 0, 0, 1, 0));
  assert.equal(seq, 42);
  const [first, second] = series;
  assert.deepEqual([first!.id, first!.total, first!.width, first!.weight], [7, 5, 4, 5]);
  assert.deepEqual([...first!.values], [1, NaN]);
  assert.deepEqual([...first!.smoothed], [1, 1.5]);
  assert.equal(second!.steps.length, 0);
});

test("reads points without an average", () => {
  const { series } = decodePoints(body(1, 3, 1, 3, /**/ 7, 1, 1, 1, 0, /**/ 5, 6, 7));
  assert.deepEqual([...series[0]!.values], [7]);
  assert.equal(series[0]!.smoothed.length, 0);
});

test("reads vectors of different lengths", () => {
  const { series } = decodeVectors(body(1, 3, 1, 4, /**/ 7, 2, 2, 1, 0, /**/ 0, 1, /**/ 50, 51, /**/ 2, 1, /**/ 0.5, 0.25, 0.75));
  assert.deepEqual(series[0]!.vectors.map((v) => [...v]), [[0.5, 0.25], [0.75]]);
});

test("refuses what is cut off or of another version", () => {
  assert.throws(() => decodePoints(body(1, 3, 1, 3, 7, 5, 5, 1, 0, 1)), RangeError);
  assert.throws(() => decodePoints(body(1, 3)), RangeError);
  assert.throws(() => decodePoints(new ArrayBuffer(13)), RangeError);
  assert.throws(() => decodePoints(body(2, 0, 0, 3)), /format 2/);
});
