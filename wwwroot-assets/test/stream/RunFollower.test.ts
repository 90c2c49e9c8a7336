import assert from "node:assert/strict";
import { test } from "node:test";
import type { Batch } from "../../src/stream/Batch";
import { RunFollower } from "../../src/stream/RunFollower";
import { batch, FakePage, FakeTransport } from "../fakes";

function following(since = 10) {
  const [transport, page] = [new FakeTransport(), new FakePage()];
  const [batches, links]: [Batch[], string[]] = [[], []];
  const follower = new RunFollower(transport, "r", since, { batch: (b) => batches.push(b), link: (l) => links.push(l) }, page);
  return { transport, page, batches, links, follower };
}

test("follows from the number it was given", () => {
  const { transport, batches, links } = following(10);
  transport.last.observer.next(batch(10, 12));
  assert.equal(transport.last.since, 10);
  assert.deepEqual(batches.map((b) => b.seq), [12]);
  assert.deepEqual(links, ["connecting", "live"]);
});

test("a broken connection is opened again from the last number seen", () => {
  const { transport, page, links } = following(10);
  transport.last.observer.next(batch(10, 15));
  transport.last.observer.closed(false);
  assert.equal(links.at(-1), "lost");
  page.pass(100);
  assert.deepEqual(transport.opened.map((o) => o.since), [10, 15]);
});

test("waits longer after each failure, and briefly again after a success", () => {
  const { transport, page } = following();
  for (const wait of [100, 250, 500]) {
    transport.last.observer.closed(false);
    const before = transport.opened.length;
    page.pass(wait - 1);
    assert.equal(transport.opened.length, before);
    page.pass(1);
    assert.equal(transport.opened.length, before + 1);
  }
  transport.last.observer.next(batch(10, 11));
  transport.last.observer.closed(false);
  page.pass(100);
  assert.equal(transport.last.since, 11);
});

test("a batch that was seen before is not handed on", () => {
  const { transport, batches } = following(10);
  transport.last.observer.next(batch(10, 12));
  transport.last.observer.next(batch(10, 12));
  assert.equal(batches.length, 1);
});

test("of a batch that overlaps, known events are left out", () => {
  const { transport, batches } = following(10);
  const event = (seq: number) => ({ seq, kind: "log", scope: "", step: 0, time: 0, detail: {} });
  transport.last.observer.next(batch(8, 12, { events: [event(9), event(10), event(11)] }));
  assert.deepEqual(batches[0]!.events.map((e) => e.seq), [11]);
});

test("a gap is never handed on: the stream is asked again", () => {
  const { transport, batches } = following(10);
  transport.last.observer.next(batch(11, 14));
  assert.equal(batches.length, 0);
  assert.deepEqual(transport.opened.map((o) => [o.since, o.stopped]), [[10, true], [10, false]]);
});

test("a status alone is handed on without points", () => {
  const { transport, batches } = following(10);
  transport.last.observer.next(batch(10, 10, { status: { now: 1, run: { id: "r", state: "running", started: 0, stateSince: 0 }, stages: [], usage: null } }));
  assert.equal(batches.length, 1);
});

test("a tab hidden for long lets go and catches up when seen", () => {
  const { transport, page, links } = following(10);
  transport.last.observer.next(batch(10, 20));
  page.hide(true);
  page.pass(9_999);
  assert.equal(transport.last.stopped, false);
  page.pass(1);
  assert.equal(transport.last.stopped, true);
  assert.equal(links.at(-1), "asleep");
  page.hide(false);
  assert.deepEqual(transport.opened.map((o) => o.since), [10, 20]);
});

test("a tab hidden for a moment keeps its stream", () => {
  const { transport, page } = following();
  page.hide(true);
  page.pass(5000);
  page.hide(false);
  page.pass(60_000);
  assert.equal(transport.opened.length, 1);
  assert.equal(transport.last.stopped, false);
});

test("a deleted run is not asked for again", () => {
  const { transport, page, links } = following();
  transport.last.observer.closed(true);
  page.pass(60_000);
  assert.equal(transport.opened.length, 1);
  assert.equal(links.at(-1), "deleted");
});

test("after disposal nothing is opened", () => {
  const { transport, page, follower } = following();
  follower.dispose();
  page.hide(false);
  transport.last.observer.closed(false);
  page.pass(60_000);
  assert.equal(transport.opened.length, 1);
  assert.equal(transport.last.stopped, true);
});
