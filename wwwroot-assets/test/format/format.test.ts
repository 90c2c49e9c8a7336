import assert from "node:assert/strict";
import { test } from "node:test";
import { duration } from "../../src/format/duration";
import { exact, number, reading, tick } from "../../src/format/number";

test("durations read like speech", () => {
  const cases: [number, string][] = [[800, "0.8 s"], [9999, "10.0 s"], [42_000, "42 s"], [200_000, "3 min 20 s"], [7_500_000, "2 h 5 min"], [180_000_000, "2 d 2 h"], [60_000, "1 min"]];
  for (const [milliseconds, text] of cases) assert.equal(duration(milliseconds), text);
});

test("numbers keep four digits", () => {
  const cases: [number | null, string][] = [[1.84249, "1.842"], [0.5, "0.5"], [1234567, "1.235e6"], [11240, "11,240"], [12345.678, "12346"], [0.00012344, "1.234e-4"], [-3.25, "−3.25"], [0, "0"], [NaN, "NaN"], [-Infinity, "−∞"], [null, "—"]];
  for (const [value, text] of cases) assert.equal(number(value), text);
});

test("exact numbers lose nothing", () => {
  assert.equal(exact(0.1 + 0.2), "0.30000000000000004");
  assert.equal(exact(-1e-7), "−1e-7");
});

test("ticks are short", () => {
  assert.deepEqual([0, 0.25, 2000, 1e-4, 250000, -1.5].map((v) => tick(v)), ["0", "0.25", "2000", "1e-4", "2.5e5", "−1.5"]);
});

test("bytes are read in powers of ten, on the axis and beside a curve", () => {
  assert.deepEqual([628_123_456, 5e9, 0, 999, 12_300].map((v) => reading(v, "B")), ["628 MB", "5 GB", "0 B", "999 B", "12.3 kB"]);
  assert.deepEqual([tick(5e8, "B"), tick(5e8)], ["500 MB", "5e8"]);
  assert.equal(reading(74.123456, " %"), "74.12 %");
});
