import { window } from "../dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { choose, chosen, show, themeChanged } from "../../src/theme/Theme";

const root = () => document.documentElement.dataset["theme"];

beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset["theme"];
});

test("a choice is shown, kept and told", () => {
  let told = 0;
  document.addEventListener(themeChanged, () => told++);
  choose("dark");
  choose("dark");
  assert.deepEqual([root(), chosen(), told], ["dark", "dark", 1]);
});

test("without a choice the system's theme is shown", () => {
  window.happyDOM.settings.device.prefersColorScheme = "dark";
  show();
  assert.equal(root(), "dark");
  window.happyDOM.settings.device.prefersColorScheme = "light";
  show();
  assert.equal(root(), "light");
  assert.equal(chosen(), "system");
});

test("what is kept but makes no sense counts as no choice", () => {
  localStorage.setItem("bissl.theme", "<script>");
  assert.equal(chosen(), "system");
});

test("a browser that keeps nothing still shows the choice", () => {
  const kept = globalThis.localStorage;
  Object.assign(globalThis, { localStorage: { getItem: () => { throw new Error("no"); }, setItem: () => { throw new Error("no"); } } });
  choose("dark");
  assert.equal(root(), "dark");
  assert.equal(chosen(), "system");
  Object.assign(globalThis, { localStorage: kept });
});
