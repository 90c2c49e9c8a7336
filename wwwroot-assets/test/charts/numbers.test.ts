import assert from "node:assert/strict";
import { test } from "node:test";
import { positions } from "../../src/charts/Axis";
import { spread } from "../../src/charts/Band";
import { csv } from "../../src/charts/export/csv";
import { extent } from "../../src/charts/extent";
import { join } from "../../src/charts/join";
import { thin } from "../../src/charts/thin";
import { linearTicks, logTicks } from "../../src/charts/ticks";
import { nearest } from "../../src/series/search";
import { TrainingClock } from "../../src/series/TrainingClock";

const range = (n: number) => Float64Array.from({ length: n }, (_, i) => i);
const plain = { log: false, clip: false };

test("thinning keeps the extremes and the last point of every bucket", () => {
  const ys = range(10_000).map((i) => Math.sin(i / 100));
  [ys[1234], ys[7777]] = [50, -50];
  const t = thin(range(10_000), ys, 0, 9999, 100);
  assert.ok(t.xs.length <= 3 * 100);
  assert.ok(t.ys.includes(50) && t.ys.includes(-50));
  assert.equal(t.xs.at(-1), 9999);
  assert.deepEqual(t.xs, [...t.xs].sort((a, b) => a - b));
});

test("thinning of a growing curve leaves its past as it is", () => {
  const ys = range(5000).map((i) => (i * 7919) % 101);
  const [before, after] = [4000, 4040].map((n) => thin(range(n), ys.subarray(0, n), 0, 4999, 50));
  const past = (t: typeof before) => t!.xs.filter((x) => x < 3968); // 31 whole buckets of 128
  assert.deepEqual(past(after), past(before));
});

test("thinning keeps what a screen can show, and a neighbour on either side", () => {
  assert.deepEqual(thin(range(100), range(100), 10, 12, 50).xs, [9, 10, 11, 12, 13]);
});

test("what is not a number is a gap, thinned or not", () => {
  const ys = range(1000);
  ys[500] = NaN;
  assert.ok(thin(range(1000), ys, 0, 999, 10).ys.includes(null));
  assert.deepEqual(thin(range(3), Float64Array.of(1, Infinity, 2), 0, 2, 10).ys, [1, null, 2]);
});

test("curves of different steps share one axis", () => {
  const joined = join([{ xs: [0, 2, 4], ys: [1, null, 3] }, { xs: [1, 2], ys: [5, 6] }]);
  assert.deepEqual(joined, [[0, 1, 2, 4], [1, undefined, null, 3], [undefined, 5, 6, undefined]]);
  assert.deepEqual(join([]), [[]]);
});

test("points that share a position are drawn once, the last", () => {
  assert.deepEqual(join([{ xs: [1, 1, 2], ys: [7, 8, 9] }]), [[1, 2], [8, 9]]);
});

test("the range leaves air and begins at nought where that is near", () => {
  assert.deepEqual(extent([[1, 10]], plain), [0, 10.45]);
  assert.deepEqual(extent([[100, 110]], plain), [99.5, 110.5]);
  assert.deepEqual(extent([[]], plain), [0, 1]);
  assert.deepEqual(extent([[5, 5]], plain), [4.5, 5.5]);
});

test("clipping leaves a wild point out of sight", () => {
  const ys = Array.from(range(200));
  ys[100] = 1e9;
  assert.ok(extent([ys], { log: false, clip: true })[1] < 250);
  assert.ok(extent([ys], plain)[1] > 1e8);
});

test("a logarithmic range has no room for nought", () => {
  const [low, high] = extent([[0, -1, 0.01, 100]], { log: true, clip: false });
  assert.ok(low > 0.001 && low < 0.01 && high > 100);
});

test("mean and deviation of seeds by hand", () => {
  const s = spread([[1, 3], [2, 7], [6, 8]].map((ys) => ({ xs: range(2), ys: Float64Array.from(ys) })));
  assert.deepEqual([...s.mean], [3, 6]);
  assert.ok(Math.abs(s.high[0]! - (3 + Math.sqrt(7))) < 1e-12);
  assert.ok(Math.abs(s.low[1]! - (6 - Math.sqrt(7))) < 1e-12);
  assert.deepEqual([...s.n], [3, 3]);
});

test("a seed that is not there yet does not count; between its points it counts as its line", () => {
  const s = spread([{ xs: range(4), ys: range(4) }, { xs: Float64Array.of(0, 2), ys: Float64Array.of(2, 6) }]);
  assert.deepEqual([...s.n], [2, 2, 2, 1]);
  assert.deepEqual([...s.mean], [1, 2.5, 4, 3]);
  assert.equal(s.high[3], 3);
});

test("the nearest point is found on either side", () => {
  assert.deepEqual([-5, 1.4, 1.6, 99].map((x) => nearest(range(3), x)), [0, 1, 2, 2]);
  assert.equal(nearest([], 1), -1);
});

test("pauses do not count as training", () => {
  const to = (state: string, time: number) => ({ seq: time, kind: "stateChanged", scope: "", step: 0, time, detail: { state } });
  const clock = new TrainingClock([to("queued", 0), to("running", 1000), to("paused", 5000), to("running", 9000), to("stopping", 9500), to("stopped", 10_000)]);
  assert.deepEqual([500, 3000, 7000, 9500, 60_000].map((t) => clock.seconds(t)), [0, 2, 4, 4.5, 5]);
});

test("epochs and time place points; a clock set back does not fold the curve", () => {
  const at = { stepsPerEpoch: 4, seconds: (time: number) => time / 1000 };
  assert.deepEqual([...positions("epoch", Float64Array.of(0, 2, 4), range(3), at)], [0, 0.5, 1]);
  assert.deepEqual([...positions("time", range(3), Float64Array.of(1000, 500, 2000), at)], [1, 1, 2]);
});

test("CSV defuses formulas and quotes what needs it", () => {
  assert.equal(csv([["=1+1", "a,b", 'say "hi"', -1.5, null, "+x", "@y", "-z", "ok"]]), `'=1+1,"a,b","say ""hi""",-1.5,,'+x,'@y,'-z,ok\r\n`);
  assert.equal(csv([["\t=1", "a\nb"]]), `'\t=1,"a\nb"\r\n`);
  assert.equal(csv([["step", "bissl", "bissl"], [1, 2], [3, 4, 5]]), "step,bissl,bissl (2)\r\n1,2,\r\n3,4,5\r\n");
});

test("logarithmic ticks are powers of ten, with twos and fives between few", () => {
  assert.deepEqual(logTicks(2e-5, 30, 8), [1e-4, 1e-3, 1e-2, 0.1, 1, 10]);
  assert.deepEqual(logTicks(0.0015, 0.012, 5), [0.002, 0.005, 0.01]);
  assert.deepEqual(logTicks(1e-12, 1e6, 6), [1e-12, 1e-8, 1e-4, 1, 1e4]);
  assert.deepEqual(logTicks(3.1, 3.4, 3), [3.1, 3.2, 3.3, 3.4]);
});

test("linear ticks are round", () => {
  assert.deepEqual(linearTicks(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(linearTicks(-3, 12, 4), [0, 5, 10]);
});
