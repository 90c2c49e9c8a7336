import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChartSpec } from "../../src/charts/ChartSpec";
import { looks } from "../../src/charts/ChartSpec";
import { readingText } from "../../src/charts/Crosshair";
import { layers } from "../../src/charts/layers";
import { lost } from "../../src/charts/lost";
import { marks } from "../../src/charts/Marks";
import { note } from "../../src/charts/note";
import { sheet } from "../../src/charts/sheet";
import { xAxis } from "../../src/charts/xAxis";
import type { RunData } from "../../src/series/RunData";
import { Series } from "../../src/series/Series";
import { VectorSeries } from "../../src/series/VectorSeries";
import { UrlState } from "../../src/view/UrlState";
import { View } from "../../src/view/View";

/** The curves of a run, as far as a chart sees them. */
class FakeRun {
  happened = [{ seq: 1, kind: "settingChanged", scope: "s", step: 4, time: 4000, detail: { name: "gamma", old: 2, value: 1 } }];
  started = 0;
  isLoading = false;
  private readonly all = new Map<string, Series>();
  private readonly vectorial = new VectorSeries();

  add(name: string, values: number[], every = 1): this {
    values.forEach((value, i) => this.series("s", name).append(i * every, i * every * 1000, value));
    return this;
  }

  addVectors(...vectors: number[][]): this {
    vectors.forEach((values, step) => this.vectorial.append(step, step * 1000, values));
    return this;
  }

  series(_: string, name: string): Series {
    if (!this.all.has(name)) this.all.set(name, new Series(0.5));
    return this.all.get(name)!;
  }

  vectors = () => this.vectorial;
  loading = () => this.isLoading;
}

const view = () => new View(new UrlState({ hash: () => "", replace: () => undefined, after: () => () => undefined }));
const line = (name: string, rest = {}) => ({ run: "r", scope: "s", name, label: name, ...rest });
function made(run: FakeRun, lines: ChartSpec["lines"], rest: Partial<ChartSpec> = {}, v = view()) {
  const found = layers({ id: "c", title: "c", lines, ...rest }, v, () => run as unknown as RunData);
  for (const layer of found.all) layer.refresh(v.axis, true);
  return found;
}

test("a curve reads its exact value and its average", () => {
  const { all } = made(new FakeRun().add("a", [2, 4]), [line("a")]);
  const reading = all[0]!.at(0.9)!;
  assert.deepEqual([reading.x, reading.step, reading.value], [1, 1, 4]);
  assert.ok(Math.abs(reading.smoothed! - 10 / 3) < 1e-12);
});

test("new points are drawn after the next refresh", () => {
  const run = new FakeRun().add("a", [1]);
  const { all } = made(run, [line("a")]);
  run.series("s", "a").append(1, 0, 5);
  all[0]!.refresh("step", false);
  assert.deepEqual(all[0]!.draw([0, 1], 100).main, { xs: [0, 1], ys: [1, 5] });
});

test("lines of one band are one curve with mean and deviation", () => {
  const run = new FakeRun().add("a", [1, 2]).add("b", [3, 2]);
  const { all, lines } = made(run, [line("a", { band: "arm", colour: "bissl" }), line("b", { band: "arm" })]);
  for (const layer of all) layer.refresh("step", false);
  assert.equal(lines.length, 2);
  assert.deepEqual(all.map((l) => [l.label, l.colour]), [["arm (mean ± sd of 2)", "bissl"]]);
  const { value, deviation, n } = all[0]!.at(0)!;
  assert.deepEqual([value, n], [2, 2]);
  assert.ok(Math.abs(deviation! - Math.SQRT2) < 1e-12);
});

test("a slice shows the newest vector, or the one that is pointed at, and the number that belongs to it", () => {
  const run = new FakeRun().addVectors([9, 8], [7, 6, 5]).add("true", [0.5, 0.25]);
  const v = view();
  const { all } = made(run, [line("true", { end: "vector" }), line("vector")], { over: "iteration", pointed: "g" }, v);
  const [slice, end] = all;
  assert.deepEqual(slice!.draw([1, 3], 100).main, { xs: [1, 2, 3], ys: [7, 6, 5] });
  assert.deepEqual(end!.at(0), { x: 3, step: 3, value: 0.25 });
  assert.match(note(all, [0, 9]), /step 1, the newest/);
  v.group("g").pointAt(0);
  for (const layer of all) layer.refresh("step", false);
  assert.deepEqual(slice!.draw([1, 3], 100).main.ys, [9, 8]);
  assert.deepEqual(end!.at(0), { x: 2, step: 2, value: 0.5 });
});

test("marks are those of the scopes that are shown, once", () => {
  const run = new FakeRun().add("a", [1]);
  const { lines } = made(run, [line("a", { stepsPerEpoch: 2 }), line("b", { stepsPerEpoch: 2 }), line("c", { scope: "other" })]);
  assert.deepEqual(marks(lines, "step"), [{ x: 4, text: "γ 2→1" }]);
  assert.deepEqual(marks(lines, "epoch").map((m) => m.x), [2]);
  assert.deepEqual(marks(lines, "time").map((m) => m.x), [4]);
});

test("a chart says that it loads, that there is nothing, or how much it shows", () => {
  const run = new FakeRun();
  run.isLoading = true;
  const { all } = made(run, [line("a")]);
  assert.equal(note(all, [0, 9]), "Loading …");
  run.isLoading = false;
  assert.equal(note(all, [0, 9]), "Nothing reported yet.");
  const steps = Float64Array.of(0, 8);
  run.series("s", "a").load({ id: 1, total: 1_000_000, width: 8, weight: 9, steps, times: steps, values: steps, smoothed: steps });
  all[0]!.refresh("step", false);
  assert.match(note(all, [0, 9]), /^2 of 1,000,000 points/);
  run.series("s", "a").refine({ id: 1, total: 2, width: 1, weight: 2, steps, times: steps, values: steps, smoothed: steps }, 0, 8);
  assert.equal(note(all, [0, 8]), "");
});

test("the table has a row for every place, and gaps where a curve has none", () => {
  const run = new FakeRun().add("a", [1, 2, 3]).add("b", [5, 6], 2);
  const { all } = made(run, [line("a"), line("b")]);
  for (const layer of all) layer.refresh("step", false);
  const { head, rows, total } = sheet(all, "step", [0, 2], 100);
  assert.deepEqual(head, ["step", "a", "b"]);
  assert.deepEqual(rows, [[0, 1, 5], [1, 2, null], [2, 3, 6]]);
  assert.equal(total, 3);
});

test("looks are different for 32 lines", () => {
  const all = Array.from({ length: 32 }, (_, i) => JSON.stringify(looks(line("a"), i)));
  assert.equal(new Set(all).size, 32);
  assert.deepEqual(looks(line("a", { colour: "lower" }), 20), { colour: "lower", dash: "solid" });
});

test("readings name the average, or the deviation and the number of curves", () => {
  assert.equal(readingText({ x: 0, step: 0, value: 1.25, smoothed: 1.5 }, ""), "1.25 · average 1.5");
  assert.equal(readingText({ x: 0, step: 0, value: 74, deviation: 0.5, n: 3 }, " %"), "74 % ± 0.5 (n = 3)");
  assert.equal(readingText({ x: 0, step: 0, value: 74, deviation: NaN, n: 1 }, " %"), "74 % (n = 1)");
  assert.equal(readingText({ x: 0, step: 0, value: Infinity, smoothed: NaN }, " %"), "∞");
});

test("a band counts the curves that have points", () => {
  const run = new FakeRun().add("a", [1, 2]).add("b", [3, 4]);
  const { all } = made(run, ["a", "b", "c"].map((name) => line(name, { band: "arm" })));
  assert.equal(all[0]!.label, "arm (mean ± sd of 2)");
  const { all: alone } = made(run, ["a", "c"].map((name) => line(name, { band: "arm" })));
  assert.equal(alone[0]!.label, "arm");
  assert.deepEqual([alone[0]!.at(0)!.n, alone[0]!.at(0)!.deviation], [1, NaN]);
});

test("what is not finite is marked and told, alone or in a band", () => {
  const run = new FakeRun().add("a", [1, NaN, 3, Infinity, NaN]).add("b", [1, 2, 3, -Infinity, 5]);
  for (const band of [undefined, "arm"]) {
    const { all } = made(run, ["a", "b"].map((name) => line(name, band === undefined ? {} : { band })));
    assert.deepEqual(lost(all, [0, 9]).map(({ x, value }) => [x, value]), [[1, NaN], [3, Infinity], [4, NaN], [3, -Infinity]]);
    assert.deepEqual(lost(all, [0, 1]).map(({ x }) => x), [1]);
    assert.equal(note(all, [0, 9]), "Not finite: × 2 points are NaN, ▲ 1 point is ∞, ▼ 1 point is −∞.");
  }
});

test("a curve of nothing but NaN says so and draws nothing", () => {
  const { all } = made(new FakeRun().add("a", [NaN, NaN]), [line("a")]);
  assert.deepEqual(all[0]!.draw([0, 1], 100).main.ys, [null, null]);
  assert.equal(note(all, [0, 1]), "Not finite: × 2 points are NaN.");
});

test("a hidden curve is not told of", () => {
  const { all } = made(new FakeRun().add("a", [1, NaN, -3]).add("b", [1, 2, 3]), [line("a"), line("b")]);
  assert.match(note(all, [0, 9], true, all), /NaN.*0 or below/);
  assert.equal(note(all, [0, 9], true, [undefined, all[1]]), "");
});

test("a vector and its end are told of where the range shows them", () => {
  const run = new FakeRun().addVectors([NaN, 8, 7]).add("true", [NaN]);
  const { all } = made(run, [line("vector"), line("true", { end: "vector" })], { over: "iteration" });
  assert.deepEqual(lost(all, [0, 9]).map(({ x }) => x), [1, 3]);
  assert.deepEqual(lost(all, [2, 9]).map(({ x }) => x), [3]);
  assert.deepEqual(lost(all, [0, 2]).map(({ x }) => x), [1]);
});

test("a logarithmic scale tells how many points it cannot show", () => {
  const { all } = made(new FakeRun().add("a", [-1, 0, -0, 3, NaN]), [line("a")]);
  assert.match(note(all, [0, 4], true), /3 points are 0 or below/);
  assert.match(note(all, [2, 4], true), /1 point is 0 or below/);
  assert.doesNotMatch(note(all, [0, 4]), /below/);
});

test("steps of a million millions are told apart", () => {
  const axis = xAxis("step");
  assert.deepEqual(axis.labels([1e12, 1e12 + 1]), ["1,000,000,000,000", "1,000,000,000,001"]);
  assert.equal(axis.long(1e12 + 1), "step 1000000000001");
});
