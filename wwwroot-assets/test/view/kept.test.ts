import "../dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { focusOn } from "../../src/dom/focus";
import { keep, kept } from "../../src/view/kept";

test("a text is kept until it is forgotten", () => {
  assert.equal(kept("form"), null);
  keep("form", "{}");
  assert.equal(kept("form"), "{}");
  keep("form", null);
  assert.equal(kept("form"), null);
});

test("the focus goes to the element that is asked for, and stays where there is none", () => {
  document.body.innerHTML = `<input id="option-lower.steps"><input id="other">`;
  focusOn("option-lower.steps");
  assert.equal(document.activeElement?.id, "option-lower.steps");
  focusOn("nothing");
  assert.equal(document.activeElement?.id, "option-lower.steps");
});
