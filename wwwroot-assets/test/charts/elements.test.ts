import { hostile, window } from "../dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { svgText, type Picture } from "../../src/charts/export/svg";
import { press, type Keyed } from "../../src/charts/Keys";
import { nothing, type Layer } from "../../src/charts/Layer";
import { Legend } from "../../src/charts/Legend";
import { menu } from "../../src/charts/Menu";
import { fewer, table } from "../../src/charts/TableView";
import { Tip } from "../../src/charts/Tip";
import { element } from "../../src/dom/element";
import { fileName } from "../../src/charts/export/save";

const layer = (label: string) => ({ label, colour: "lower", dash: "solid" }) as Layer;
const click = (target: Element, init = {}) => target.dispatchEvent(new window.MouseEvent("click", { bubbles: true, ...init }) as unknown as Event);
const pressed = (legend: Legend) => [...legend.element.querySelectorAll("button")].map((b) => b.getAttribute("aria-pressed"));

test("hostile names stay text in legend, tip, table, menu and image", () => {
  const host = element("div");
  new Tip(host).show(0, hostile, [{ colour: "lower", dash: "solid", label: hostile, value: hostile, top: 0, left: 0 }], true);
  host.append(new Legend([layer(hostile)], new Set(), () => undefined).element);
  host.append(table(hostile, { head: [hostile], rows: [[1]], total: 1 }, String), menu(hostile, hostile, () => []));
  assert.equal(host.querySelectorAll("img").length, 0);
  assert.ok(host.querySelector(".chart-tip-row")!.textContent!.includes("<img"));
  assert.equal(host.querySelector("caption")!.textContent, hostile);
});

test("an image file holds a hostile name as text", () => {
  const flat = { main: { xs: [0, 1, 2, 3], ys: [0, 1, null, 2] }, back: nothing, low: nothing, high: nothing };
  const picture: Picture = {
    title: hostile,
    box: { left: 50, top: 8, width: 100, height: 80 },
    xTicks: [{ at: 0, text: "0" }],
    yTicks: [{ at: 80, text: "0" }],
    curves: [{ label: hostile, colour: "lower", dash: "dashed", drawing: flat }],
    marks: [{ left: 5, text: "γ 1→2" }],
    lost: [{ left: 20, value: NaN, colour: "lower" }],
    left: (x) => 10 * x,
    top: (y) => 80 - y,
    colour: () => "#123456",
  };
  const text = svgText(picture);
  assert.ok(!text.includes("<img") && text.includes("&lt;img"));
  assert.ok(text.includes("M0.0 80.0L10.0 79.0M30.0 78.0"), "a gap lifts the pen");
  assert.ok(text.includes(">×</text>"), "and has a mark");
});

test("a click hides a curve, another shows it", () => {
  const hidden = new Set<number>();
  let changes = 0;
  const legend = new Legend([layer("a"), layer("b")], hidden, () => changes++);
  const [first] = legend.element.querySelectorAll("button");
  click(first!);
  assert.deepEqual(pressed(legend), ["false", "true"]);
  click(first!);
  assert.deepEqual(pressed(legend), ["true", "true"]);
  assert.equal(changes, 2);
});

test("Shift and a click shows a curve alone, again shows all", () => {
  const legend = new Legend([layer("a"), layer("b"), layer("c")], new Set(), () => undefined);
  const second = legend.element.querySelectorAll("button")[1]!;
  click(second, { shiftKey: true });
  assert.deepEqual(pressed(legend), ["false", "true", "false"]);
  click(second, { shiftKey: true });
  assert.deepEqual(pressed(legend), ["true", "true", "true"]);
});

test("only the chart that is pointed at shows values", () => {
  const host = element("div");
  const tip = new Tip(host);
  tip.show(5, "step 1", [], false);
  assert.equal(host.querySelector<HTMLElement>(".chart-tip")!.hidden, true);
  assert.equal(host.querySelector<HTMLElement>(".chart-line")!.hidden, false);
  tip.hide();
  assert.equal(host.querySelector<HTMLElement>(".chart-line")!.hidden, true);
});

test("a menu opens, acts once and closes", () => {
  let acts = 0;
  const root = menu("export", "Save", () => [{ text: "PNG", act: () => acts++ }, { text: "CSV", act: "/all.csv" }]);
  const [opener] = root.querySelectorAll("button");
  click(opener!);
  assert.equal(opener!.getAttribute("aria-expanded"), "true");
  assert.equal(root.querySelector("a")!.getAttribute("href"), "/all.csv");
  click(root.querySelectorAll("button")[1]!);
  assert.equal(acts, 1);
  assert.equal(root.querySelector("ul")!.hidden, true);
});

test("a menu shows which switches are on", () => {
  let log = true;
  const root = menu("⋯", "Scale", () => [{ text: "log", act: () => (log = !log), on: log }, { text: "PNG", act: () => undefined }]);
  const [opener] = root.querySelectorAll("button");
  const shown = () => [...root.querySelectorAll("li button")].map((b) => b.getAttribute("aria-pressed"));
  click(opener!);
  assert.deepEqual(shown(), ["true", null]);
  click(root.querySelectorAll("button")[1]!);
  click(opener!);
  assert.deepEqual(shown(), ["false", null]);
});

test("keys mean what the help says", () => {
  const done: string[] = [];
  const keyed = new Proxy({} as Keyed, { get: (_, name: string) => (...args: unknown[]) => done.push(`${name} ${args}`.trim()) });
  const all: [string, boolean][] = [["ArrowRight", false], ["ArrowLeft", true], ["+", true], ["-", false], ["0", false], ["End", false], [".", false], ["Escape", false]];
  for (const [key, shift] of all) assert.equal(press(key, shift, keyed), true);
  assert.equal(press("a", false, keyed), false);
  assert.deepEqual(done, ["step 1", "step -10", "zoom 0.5", "zoom 2", "reset", "end true", "pan 0.25", "leave"]);
});

test("of a long table the rows are thinned evenly, and the first and the last stay", () => {
  for (const length of [101, 102, 538, 1000, 1001]) {
    const rows = fewer(Array.from({ length }, (_, i) => i), 100);
    assert.ok(rows.length <= 100);
    assert.deepEqual([rows[0], rows.at(-1)], [0, length - 1]);
  }
  assert.ok(table("t", { head: ["a"], rows: [[1]], total: 9 }, String).textContent!.includes("1 of 9 rows"));
});

test("files are named after their chart", () => {
  assert.equal(fileName("‖θP − θD‖ by layer", "csv"), "θP-θD-by-layer.csv");
  assert.equal(fileName("../..", "png"), "chart.png");
});
