import assert from "node:assert/strict";
import { test } from "node:test";
import { Freshness } from "../../src/stream/Freshness";
import { batch } from "../fakes";

const status = (now: number, state = "running") => ({ now, run: { id: "r", state, started: 0, stateSince: 0 }, stages: [], usage: null });
const point = (time: number) => ({ id: 1, scope: "", name: "a", steps: [1], times: [time], values: [0] });

test("counts from the newest point by the server's clock", () => {
  let now = 100_000;
  const f = new Freshness(() => now);
  f.linked("live");
  f.took(batch(0, 1, { points: [point(499_500)], status: status(500_000) })); // the server's clock is 400 s ahead
  now += 300;
  assert.equal(f.age, 800);
  assert.equal(f.text, "last event 0.8 s ago");
});

test("says when the connection is lost, and how old the data is", () => {
  const f = new Freshness(() => 5000);
  f.took(batch(0, 1, { points: [point(1000)] }));
  f.linked("lost");
  assert.equal(f.text, "connection lost, trying again · last event 4.0 s ago");
  assert.equal(f.level, "lost");
});

test("a run that ended says so", () => {
  const f = new Freshness(() => 3_700_000);
  f.linked("live");
  f.took(batch(0, 1, { points: [point(100_000)], status: status(3_700_000, "completed") }));
  assert.equal(f.text, "ended · last event 1 h ago");
});

test("knows nothing at first", () => {
  const f = new Freshness(() => 1);
  assert.equal(f.age, undefined);
  assert.equal(f.text, "connecting …");
});
