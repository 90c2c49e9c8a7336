import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { duration } from "../../src/format/duration";
import { bytes, exact, number, reading, ticks } from "../../src/format/number";

/** The server writes the same numbers: its tests read this file, too. */
const table = JSON.parse(readFileSync("test/format/numbers.json", "utf8")) as { number: [number, number, string][]; bytes: [number, string][] };

test("durations read like speech", () => {
  const cases: [number, string][] = [[800, "0.8 s"], [9999, "10.0 s"], [42_000, "42 s"], [200_000, "3 min 20 s"], [7_500_000, "2 h 5 min"], [180_000_000, "2 d 2 h"], [60_000, "1 min"]];
  for (const [milliseconds, text] of cases) assert.equal(duration(milliseconds), text);
});

test("numbers are as the table says", () => {
  for (const [value, digits, text] of table.number) assert.equal(number(value, digits), text);
});

test("bytes are as the table says", () => {
  for (const [value, text] of table.bytes) assert.equal(bytes(value), text);
});

test("what is no number says so", () => {
  assert.deepEqual([NaN, Infinity, -Infinity, null, undefined].map((v) => number(v)), ["NaN", "∞", "−∞", "—", "—"]);
  assert.deepEqual([NaN, Infinity, -Infinity, null].map((v) => exact(v)), ["NaN", "∞", "−∞", "—"]);
  assert.deepEqual([reading(NaN, "B"), reading(Infinity, " %")], ["NaN", "∞"]);
});

test("exact numbers lose nothing", () => {
  assert.deepEqual([0.1 + 0.2, -1e-7, -0, 1e300].map(exact), ["0.30000000000000004", "−1e-7", "0", "1e300"]);
});

test("ticks are short", () => {
  assert.deepEqual(ticks([0, 0.25, 2000, 1e-4, 250000, -1.5]), ["0", "0.25", "2,000", "1e-4", "250,000", "−1.5"]);
  assert.deepEqual(ticks([9999.7]), ["10,000"]);
  assert.deepEqual(ticks([1e9, 2.5e9], "B"), ["1 GB", "2.5 GB"]);
});

test("ticks of different places differ", () => {
  assert.deepEqual(ticks([1e6, 1000100, 1000200]), ["1e6", "1.0001e6", "1.0002e6"]);
  assert.deepEqual(ticks([0.99991, 0.99992]), ["0.99991", "0.99992"]);
  assert.equal(new Set(ticks([1.0001e9, 1.0002e9], "B")).size, 2);
});

test("a reading ends with its unit", () => {
  assert.equal(reading(74.123456, " %"), "74.12 %");
  assert.deepEqual([628_123_456, 5e9, 0, 999].map((v) => reading(v, "B")), ["628 MB", "5.00 GB", "0 B", "999 B"]);
});
