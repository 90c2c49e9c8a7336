import assert from "node:assert/strict";
import { test } from "node:test";
import { cells, valueRange } from "../../src/charts/heat";
import { held, height, valueAt } from "../../src/charts/lanes";
import { settingText } from "../../src/charts/Marks";
import { ramp, type Rgb } from "../../src/charts/ramp";
import { axisTicks } from "../../src/charts/Surface";
import { xAxis } from "../../src/charts/xAxis";
import { betaOf, sliderOf } from "../../src/parts/Controls";
import { sparkPath } from "../../src/parts/sparkline";
import { categories } from "../../src/static/ParallelSpec";
import { withoutNulls } from "../../src/dom/withoutNulls";

const light = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const grey: Rgb[] = [[0, 0, 0], [50, 50, 50], [100, 100, 100]];
const shade = (bytes: Uint8ClampedArray, width: number, row: number, x: number) => [...bytes.subarray(4 * (row * width + x), 4 * (row * width + x) + 4)];
const changed = (step: number, name: string, old: number, value: number, scope = "s") => ({ seq: step, kind: "settingChanged", scope, step, time: 0, detail: { name, old, value } });

test("a ramp begins and ends where it should, and darkens all the way", () => {
  const colours = ramp(["#ffffff", "#aa4499", "#5a1350"], 256);
  assert.deepEqual([colours[0], colours[255]], [[255, 255, 255], [90, 19, 80]]);
  assert.ok(colours.every((c, i) => i === 0 || light(c) <= light(colours[i - 1]!)));
});

test("a heat map puts each number where its step and its row are", () => {
  const vectors = [Float64Array.of(0, 2), Float64Array.of(1)];
  const bytes = cells({ vectors, lefts: [0, 2], width: 4, rows: 2, scale: { min: 0, max: 2, log: false }, colours: grey });
  assert.deepEqual(shade(bytes, 4, 0, 0), [0, 0, 0, 255]);
  assert.deepEqual(shade(bytes, 4, 1, 1), [100, 100, 100, 255]);
  assert.deepEqual(shade(bytes, 4, 0, 3), [50, 50, 50, 255]);
  assert.equal(shade(bytes, 4, 1, 3)[3], 0, "a short vector leaves its place empty");
});

test("of steps that share a pixel the greatest number shows, and what is not a number stands out", () => {
  const scale = { min: 0, max: 2, log: false };
  const crowded = cells({ vectors: [1, 2, 0].map((v) => Float64Array.of(v)), lefts: [0, 0.3, 0.6], width: 1, rows: 1, scale, colours: grey });
  assert.equal(shade(crowded, 1, 0, 0)[0], 100);
  const faulty = cells({ vectors: [Float64Array.of(NaN), Float64Array.of(2)], lefts: [0, 0.5], width: 1, rows: 1, scale, colours: grey });
  assert.deepEqual(shade(faulty, 1, 0, 0), [200, 30, 30, 255]);
});

test("a logarithmic scale leaves out what has no logarithm", () => {
  assert.deepEqual(valueRange([Float64Array.of(-1, 0, 0.01, 3, NaN)], true), { min: 0.01, max: 3 });
  assert.deepEqual(valueRange([Float64Array.of(-1, 3, NaN)], false), { min: -1, max: 3 });
});

test("a setting holds its value until someone changes it", () => {
  const lane = held("gamma", 9, "s", [changed(5, "gamma", 0.02, 0.01), changed(6, "lambda", 1, 2), changed(8, "gamma", 7, 8, "other")], (e) => e.step);
  assert.deepEqual([4, 5, 99].map((x) => valueAt(lane, x)), [0.02, 0.01, 0.01]);
  assert.equal(valueAt(held("gamma", 9, "s", [], () => 0), 1), 9);
});

test("in its lane a value lies by the size of its number", () => {
  const lane = [0.001, 0.01, 0.1].map((value, x) => ({ x, value }));
  assert.ok(Math.abs(height(0.01, lane) - 0.5) < 1e-12);
  assert.equal(height(3, [{ x: 0, value: 3 }]), 0.5);
  assert.equal(height(1, [0, 4].map((value) => ({ x: 0, value }))), 0.25);
});

test("a mark tells the symbol, the old and the new value", () => {
  assert.equal(settingText({ name: "gamma", old: 0.02, value: 0.01 }), "γ 0.02→0.01");
  assert.equal(settingText({ name: "lr", old: 1, value: 0.5 }), "η× 1→0.5");
});

test("time ticks lie on whole minutes and hours", () => {
  const axis = xAxis("time");
  assert.deepEqual(axis.labels(axisTicks([0, 600], 5, axis.steps)), ["0:00", "2:00", "4:00", "6:00", "8:00", "10:00"]);
  assert.deepEqual(axis.labels([3900]), ["1:05:00"]);
  assert.equal(axis.long(90), "after 1 min 30 s");
});

test("steps are counted in whole numbers", () => {
  const axis = xAxis("step");
  assert.deepEqual(axis.labels(axisTicks([0, 4], 10, axis.steps)), ["0", "1", "2", "3", "4"]);
  assert.deepEqual(axis.labels([25000]), ["25,000"]);
});

test("the smoothing slider reaches from nothing to a thousand points, and back", () => {
  assert.deepEqual([betaOf(0), betaOf(1)], [0, 0.999]);
  for (const beta of [0, 0.5, 0.9, 0.99]) assert.ok(Math.abs(betaOf(sliderOf(beta)) - beta) < 1e-3);
});

test("a sparkline fills its box and leaves gaps open", () => {
  assert.equal(sparkPath([0, null, 10], 12, 12), "M1.0 11.0M11.0 1.0");
  assert.equal(sparkPath([5], 12, 12), "M1.0 6.0");
  assert.equal(sparkPath([], 12, 12), "");
});

test("an axis with a text is one of categories", () => {
  const spec = { title: "", axes: [{ label: "a" }, { label: "b" }], rows: [{ label: "", values: [1, "x"] }, { label: "", values: [null, 2] }] };
  assert.equal(categories(spec, 0), undefined);
  assert.deepEqual(categories(spec, 1), ["x", "2"]);
});

test("properties that .NET left empty are absent, nulls in lists stay", () => {
  assert.deepEqual(withoutNulls({ a: null, b: [{ c: null, d: 1 }], values: [1, null] }), { b: [{ d: 1 }], values: [1, null] });
});
