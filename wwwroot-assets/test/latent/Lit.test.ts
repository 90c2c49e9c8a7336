import assert from "node:assert/strict";
import { test } from "node:test";
import type { LatentState } from "../../src/latent/LatentState";
import { Lit } from "../../src/latent/Lit";
import type { MapData } from "../../src/latent/MapData";
import type { Palette } from "../../src/theme/Palette";

test("the lists move when the numbers arrive, even if all else was known before", () => {
  const frames: { numbers: object | null }[] = [{ numbers: null }, { numbers: null }];
  const data = { frames: [], points: undefined, info: { state: "completed", progress: null }, result: { frames } } as unknown as MapData;
  const lit = new Lit({ terms: [] } as unknown as LatentState, data, {} as Palette);
  assert.equal(lit.hasMoved("0 1"), true);
  assert.equal(lit.hasMoved("0 1"), false);
  frames[0]!.numbers = {};
  assert.equal(lit.hasMoved("0 1"), true);
  assert.equal(lit.hasMoved("0 1"), false);
});
