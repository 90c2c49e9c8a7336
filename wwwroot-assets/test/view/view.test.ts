import assert from "node:assert/strict";
import { test } from "node:test";
import { ChartState } from "../../src/charts/ChartState";
import { UrlState, type Address } from "../../src/view/UrlState";
import { View } from "../../src/view/View";
import { FakePage } from "../fakes";

function address(hash = "") {
  const page = new FakePage();
  const replaced: string[] = [];
  const at: Address = { hash: () => hash, replace: (text) => replaced.push(text), after: (ms, callback) => page.after(ms, callback) };
  return { url: new UrlState(at), page, replaced };
}

test("what is set settles in the address once, and what others wrote stays", () => {
  const { url, page, replaced } = address("#tab=log");
  url.set("smooth", "0.5");
  url.set("x.bissl", "1~2");
  page.pass(250);
  assert.deepEqual(replaced, ["#tab=log&smooth=0.5&x.bissl=1~2"]);
});

test("the state that needs no words leaves the address", () => {
  const { url, page, replaced } = address("#smooth=0.5");
  url.set("smooth", undefined);
  page.pass(250);
  assert.deepEqual(replaced, [""]);
});

test("what is kept comes back behind another address", () => {
  const { url, replaced } = address("#axis=epoch");
  url.restore();
  assert.deepEqual(replaced, ["#axis=epoch"]);
});

test("a link shows what its sender saw", () => {
  const view = new View(address("#axis=epoch&smooth=0&x.bissl=10~20").url);
  assert.equal(view.axis, "epoch");
  assert.equal(view.beta, 0);
  assert.deepEqual(view.group("bissl").range, [10, 20]);
});

test("nonsense in the address changes nothing", () => {
  const view = new View(address("#axis=moon&smooth=7&x.bissl=20~x").url);
  assert.equal(view.axis, "step");
  assert.equal(view.beta, 0.9);
  assert.equal(view.group("bissl").zoom, undefined);
});

test("a group shows all that its charts have", () => {
  const group = new View(address().url).group("g");
  group.has({}, [5, 10]);
  group.has({}, [2, 8]);
  assert.deepEqual(group.range, [2, 10]);
});

test("zooming keeps its place, panning stops at the ends, and zooming out ends the zoom", () => {
  const group = new View(address().url).group("g");
  group.has({}, [0, 100]);
  group.zoomBy(0.5, 20);
  assert.deepEqual(group.range, [10, 60]);
  group.panBy(-1);
  assert.deepEqual(group.range, [0, 50]);
  group.panBy(10);
  assert.deepEqual(group.range, [50, 100]);
  group.zoomBy(4);
  assert.equal(group.zoom, undefined);
});

test("a zoom without width is none", () => {
  const group = new View(address().url).group("g");
  group.zoomTo([5, 5]);
  assert.equal(group.zoom, undefined);
});

test("growth is told to all charts of the group, unless they are zoomed", () => {
  const group = new View(address().url).group("g");
  let told = 0;
  const chart = {};
  group.onChange(() => told++);
  group.has(chart, [0, 10]);
  group.has(chart, [0, 10]);
  assert.equal(told, 1);
  group.zoomTo([2, 3]);
  group.has(chart, [0, 11]);
  assert.equal(told, 2);
});

test("another axis ends every zoom", () => {
  const view = new View(address("#x.g=1~2").url);
  const group = view.group("g");
  view.measureBy("time");
  assert.equal(group.zoom, undefined);
});

test("a chart's switches come back from the address", () => {
  const { url } = address();
  const state = new ChartState(url, "loss", true);
  Object.assign(state, { log: false, clip: true });
  state.hidden.add(2);
  state.keep();
  assert.equal(url.get("loss"), "linear,clip,-3");
  const again = new ChartState(url, "loss", true);
  assert.deepEqual([again.log, again.clip, again.table, [...again.hidden]], [false, true, false, [2]]);
});

test("a chart as its page made it needs no words", () => {
  const { url } = address("#loss=log");
  const state = new ChartState(url, "loss", false);
  assert.equal(state.log, true);
  state.log = false;
  state.keep();
  assert.equal(url.get("loss"), undefined);
});
