import assert from "node:assert/strict";
import { test } from "node:test";
import type { MapApi } from "../../src/latent/MapApi";
import { MapData } from "../../src/latent/MapData";
import type { MapObserver } from "../../src/latent/MapFollower";
import type { MapInfo, MapStatus } from "../../src/latent/MapInfo";
import { FakePage } from "../fakes";

const frames = ["pretext", "bissl"].map((title) => ({ title, scope: "seed 0/bissl", stage: "bissl", step: 0, numbers: null }));
const result = { k: 2, n: 2, d: 8, split: "test", seed: 0, classes: ["a", "b"], frames, pairs: [], sheets: 1 };

function status(state: MapStatus["state"], positions: number[]): MapStatus {
  return { state, error: null, progress: null, ready: { points: true, thumbnails: true, positions, frames: [true, false], neighbours: [false, false] } };
}

/** A server whose map is as the test says, and which notes what it was asked. */
class Server implements MapApi {
  asked: string[] = [];
  observer: MapObserver | undefined;
  opened = 0;
  now = status("running", [0, 0]);
  fails = false;

  stream = (observer: MapObserver): (() => void) => {
    this.opened++;
    this.observer = observer;
    return () => void (this.observer = undefined);
  };

  async tell(now: MapStatus): Promise<void> {
    this.now = now;
    this.observer?.next(now);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  info = (): Promise<MapInfo> => this.answer("info", { id: "m", options: { method: "tsne", perplexity: 30, iterations: 9 }, result, ...this.now });
  points = () => this.answer("points", { labels: Int32Array.from([0, 1]), images: Int32Array.from([5, 6]) });
  positions = (frame: number, version: number) => this.answer(`positions ${frame} ${version}`, new Float32Array([version, 0, 0, version]));
  frame = (frame: number) => this.answer(`frame ${frame}`, { knn: new Int32Array(2), share: new Float32Array(2), prediction: new Int32Array(2), confidence: new Float32Array(2), cluster: new Int32Array(2) });
  neighbours = () => this.answer("neighbours", []);
  sheet = (): string => "";
  csv = (): string => "";

  private async answer<T>(what: string, value: T): Promise<T> {
    this.asked.push(what);
    if (this.fails) throw new Error("The dashboard answered 503.");
    return value;
  }
}

function made(): { server: Server; page: FakePage; data: MapData; faults: string[] } {
  const [server, page, faults] = [new Server(), new FakePage(), [] as string[]];
  return { server, page, faults, data: new MapData(server, server.stream, page, (fault) => fault !== undefined && faults.push(fault)) };
}

test("positions are read when they are new, those of the frames that somebody looks at", async () => {
  const { server, data } = made();
  data.need([0]);
  await server.tell(status("running", [0, 0]));
  await server.tell(status("running", [3, 1]));
  await server.tell(status("running", [3, 2]));
  await server.tell(status("running", [4, 2]));
  assert.deepEqual(server.asked.filter((what) => what.startsWith("positions")), ["positions 0 3", "positions 0 4"]);
  assert.deepEqual([...data.positions[0]!], [4, 0, 0, 4]);
  assert.equal(server.asked.filter((what) => what === "points" || what === "frame 0").length, 2);
});

test("what a map tells while its description is on the way is asked for after it", async () => {
  const { server, data } = made();
  await server.tell(status("running", [0, 0]));
  let answer: (() => void) | undefined;
  const [now, ask] = [server.now, server.info];
  server.info = async () => {
    await new Promise<void>((resolve) => (answer = resolve));
    return { ...(await ask()), ...now };
  };
  await server.tell({ ...now, progress: { phase: "numbers" } } as MapStatus);
  const first = answer!;
  server.info = ask;
  await server.tell(status("completed", [1, 1]));
  first();
  await new Promise((resolve) => setTimeout(resolve, 0));
  assert.equal(data.info?.state, "completed");
  assert.equal(server.asked.filter((what) => what === "info").length, 3);
});

test("a tab that nobody sees follows and reads nothing, and catches up when it is seen", async () => {
  const { server, page, data } = made();
  data.need([0, 1]);
  await server.tell(status("running", [1, 0]));
  page.hide(true);
  const before = server.asked.length;
  await server.tell(status("running", [2, 0]));
  page.pass(60_000);
  assert.deepEqual([server.observer, server.asked.length], [undefined, before]);
  page.hide(false);
  await server.tell(status("running", [2, 0]));
  assert.deepEqual([server.opened, server.asked.at(-1)], [2, "positions 0 2"]);
});

test("a map that has ended is followed no longer", async () => {
  const { server, page, data } = made();
  await server.tell(status("completed", [5, 5]));
  server.observer?.closed(true);
  page.hide(true);
  page.hide(false);
  page.pass(10_000);
  assert.equal(server.opened, 1);
  assert.ok(data.isDone);
});

test("a lost connection is made again, and what could not be read is read later", async () => {
  const { server, page, data, faults } = made();
  server.fails = true;
  await server.tell(status("running", [0, 0]));
  assert.deepEqual(faults, ["The dashboard answered 503."]);
  server.fails = false;
  server.observer!.closed(false);
  page.pass(2000);
  await new Promise((resolve) => setTimeout(resolve, 0));
  assert.deepEqual([server.opened, data.count], [2, 2]);
});

test("after its end nothing is told", async () => {
  const { server, data, faults } = made();
  server.fails = true;
  const telling = server.tell(status("running", [1, 1]));
  data.dispose();
  await telling;
  assert.deepEqual([faults, server.observer], [[], undefined]);
});
