import assert from "node:assert/strict";
import { test } from "node:test";
import { present } from "../../src/dom/present";

test("an element that has left the page is refused before anything is drawn in it", () => {
  const element = {} as HTMLElement;
  assert.equal(present(element), element);
  assert.throws(() => present(null), /left the page/);
});
