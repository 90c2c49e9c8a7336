import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { History } from "../../src/series/history";
import { RunData } from "../../src/series/RunData";
import type { PointsWanted, SeriesApi } from "../../src/series/SeriesApi";
import type { RunEvent } from "../../src/stream/Batch";
import { batch, FakePage, FakeTransport } from "../fakes";

/** A run of two curves on a server in the test; curve 1 has `length` points of value 10 · step. */
class FakeApi implements SeriesApi {
  length = 3;
  seq = 7;
  thin = 1;
  asked: PointsWanted[] = [];
  failures = 0;
  past: RunEvent[] = [];

  async list() {
    this.fail();
    return { seq: this.seq, series: [{ id: 1, scope: "s", name: "a", count: this.length, vector: false }] };
  }

  async points(_run: string, wanted: PointsWanted) {
    this.fail();
    this.asked.push(wanted);
    return { seq: this.seq, series: wanted.ids.map((id) => this.history(id, wanted)) };
  }

  async vectors() {
    return { seq: this.seq, series: [] };
  }

  async events(_run: string, since: number) {
    const events = this.past.filter((e) => e.seq > since).slice(0, 2);
    return { seq: events.at(-1)?.seq ?? this.seq, last: this.past.at(-1)?.seq ?? 0, events };
  }

  csvAddress(run: string, ids: number[]) {
    return `${run}:${ids}`;
  }

  private history(id: number, { from = 0, to = Infinity, smooth }: PointsWanted): History {
    const all = Array.from({ length: this.length }, (_, i) => i).filter((i) => i >= from && i <= to);
    const kept = from > 0 ? all : all.filter((i) => i % this.thin === this.thin - 1 || i === this.length - 1);
    const steps = Float64Array.from(kept);
    return { id, total: all.length, width: from > 0 ? 1 : this.thin, weight: all.length, steps, times: steps, values: steps.map((s) => s * 10), smoothed: steps.map(() => smooth) };
  }

  private fail() {
    if (this.failures-- > 0) throw new Error("away");
  }
}

let api: FakeApi;
let transport: FakeTransport;
let page: FakePage;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const live = (name: string, steps: number[], id = 1) => ({ id, scope: "s", name, steps, times: steps, values: steps.map((s) => s * 10) });
const open = () => new RunData("r", { api, transport, around: page, now: () => 0 }, 0.5);

beforeEach(() => ([api, transport, page] = [new FakeApi(), new FakeTransport(), new FakePage()]));

test("a curve is its history and what came live, whichever came first", async () => {
  const data = open();
  const series = data.series("s", "a");
  await settled();
  assert.equal(transport.last.since, 7);
  transport.last.observer.next(batch(7, 9, { points: [live("a", [2, 3, 4])] }));
  assert.deepEqual([...series.values], [0, 10, 20, 30, 40]);
  assert.equal(data.loading("s", "a"), false);
});

test("points that come while the history is under way are kept", async () => {
  const data = open();
  await settled();
  const series = data.series("s", "a");
  api.length = 4;
  transport.last.observer.next(batch(7, 8, { points: [live("a", [3, 4])] }));
  await settled();
  assert.deepEqual([...series.steps], [0, 1, 2, 3, 4]);
});

test("a curve that begins later has no history to ask for", async () => {
  const data = open();
  const series = data.series("s", "later");
  await settled();
  transport.last.observer.next(batch(7, 8, { points: [live("later", [0, 1], 5)] }));
  await settled();
  assert.deepEqual([...series.steps], [0, 1]);
  assert.deepEqual(api.asked, []);
});

test("a curve first met live and wanted later is asked for by its id", async () => {
  const data = open();
  await settled();
  transport.last.observer.next(batch(7, 8, { points: [live("later", [0, 1, 2], 5)] }));
  const series = data.series("s", "later");
  await settled();
  assert.deepEqual(api.asked[0]!.ids, [5]);
  assert.equal(series.steps.length, 3);
});

test("curves asked for together travel in one request", async () => {
  const data = open();
  await settled();
  transport.last.observer.next(batch(7, 8, { points: [live("b", [0], 2)] }));
  data.series("s", "a");
  data.series("s", "b");
  await settled();
  assert.deepEqual(api.asked.map((w) => w.ids), [[1, 2]]);
});

test("a page of curves is asked for in its order, a few at a time", async () => {
  const data = open();
  await settled();
  transport.last.observer.next(batch(7, 8, { points: [1, 2, 3, 4, 5].map((i) => live(`v${i}`, [0], 10 + i)) }));
  for (const name of ["v5", "v1", "v2", "v3", "v4"]) data.series("s", name);
  await settled();
  assert.deepEqual(api.asked.map((w) => w.ids), [[15, 11, 12, 13], [14]]);
});

test("what fails is tried again", async () => {
  api.failures = 2;
  const series = open().series("s", "a");
  for (let i = 0; i < 4; i++) {
    await settled();
    page.pass(1000);
  }
  await settled();
  assert.equal(series.steps.length, 3);
});

test("another β asks for thinned curves again", async () => {
  [api.length, api.thin] = [100, 4];
  const data = open();
  const series = data.series("s", "a");
  await settled();
  data.smooth(0.9);
  await settled();
  assert.deepEqual(api.asked.map((w) => w.smooth), [0.5, 0.9]);
  assert.equal(series.smoothed[0], 0.9);
});

test("a long live curve is thinned by the server, so that memory stays flat", async () => {
  const data = open();
  const series = data.series("s", "a");
  await settled();
  [api.length, api.thin] = [20_100, 16];
  transport.last.observer.next(batch(7, 8, { points: [live("a", Array.from({ length: 20_100 }, (_, i) => i))] }));
  await settled();
  assert.equal(series.total, 20_100);
  assert.ok(series.steps.length < 1300);
});

test("zooming in asks for a finer history once", async () => {
  [api.length, api.thin] = [4096, 64];
  const data = open();
  const series = data.series("s", "a");
  await settled();
  for (let i = 0; i < 3; i++) data.refine("s", "a", 1000, 1100, 500);
  await settled();
  data.refine("s", "a", 1010, 1090, 500);
  await settled();
  assert.deepEqual(api.asked.slice(1).map((w) => [w.from, w.to]), [[950, 1150]]);
  assert.ok([...series.steps].includes(1001));
});

test("events of the past and the present are noted once, in order", async () => {
  const event = (seq: number) => ({ seq, kind: "settingChanged", scope: "s", step: seq, time: 0, detail: {} });
  api.past = [event(2), event(4), event(6)];
  const data = open();
  await settled();
  transport.last.observer.next(batch(7, 8, { events: [event(8), { ...event(8), kind: "log" }] }));
  await settled();
  assert.deepEqual(data.happened.map((e) => e.seq), [2, 4, 6, 8]);
});

test("says where whole curves can be had, by id", async () => {
  const data = open();
  await settled();
  assert.equal(data.csvAddress([{ scope: "s", name: "a" }, { scope: "s", name: "unknown" }]), "r:1");
});

test("disposal stops the stream", async () => {
  const data = open();
  await settled();
  data.dispose();
  assert.equal(transport.last.stopped, true);
});
