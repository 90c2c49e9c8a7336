import assert from "node:assert/strict";
import { test } from "node:test";
import { Comeback, type Way } from "../../src/stream/Comeback";

class FakeWay implements Way {
  answers: (boolean | Error)[] = [];
  signedIn: boolean | Error = new Error("nobody answers");
  reloads = 0;
  shown = false;
  waiting: { at: number; callback: () => void }[] = [];

  async reconnect(): Promise<boolean> {
    return FakeWay.say(this.answers.shift() ?? new Error("nobody answers"));
  }

  async isSignedIn(): Promise<boolean> {
    return FakeWay.say(this.signedIn);
  }

  reload(): void {
    this.reloads++;
  }

  show(down: boolean): void {
    this.shown = down;
  }

  after(milliseconds: number, callback: () => void): void {
    this.waiting.push({ at: milliseconds, callback });
  }

  async pass(): Promise<void> {
    const due = this.waiting;
    this.waiting = [];
    for (const { callback } of due) callback();
    await settled();
  }

  private static say(answer: boolean | Error): boolean {
    if (answer instanceof Error) throw answer;
    return answer;
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("a page whose server comes back goes on as it was", async () => {
  const way = new FakeWay();
  way.answers = [new Error("down"), new Error("down"), true];
  new Comeback(way).down();
  await settled();
  await way.pass();
  assert.equal(way.shown, true);
  await way.pass();
  assert.equal(way.shown, false);
  assert.equal(way.reloads, 0);
});

test("a hiccup shows nothing", async () => {
  const way = new FakeWay();
  way.answers = [true];
  new Comeback(way).down();
  await settled();
  await way.pass();
  assert.equal(way.shown, false);
});

test("a new server that does not know the page has it loaded anew", async () => {
  const way = new FakeWay();
  way.answers = [new Error("down"), false];
  new Comeback(way).down();
  await settled();
  assert.equal(way.reloads, 0);
  await way.pass();
  assert.equal(way.reloads, 1);
});

test("a page that was signed out shows the sign-in", async () => {
  const way = new FakeWay();
  way.answers = [new Error("401")];
  way.signedIn = false;
  new Comeback(way).down();
  await settled();
  assert.equal(way.reloads, 1);
});

test("it waits longer each time, and tries at once when somebody looks", async () => {
  const way = new FakeWay();
  const comeback = new Comeback(way);
  comeback.down();
  await settled();
  const waits: number[] = [];
  for (let i = 0; i < 6; i++) {
    waits.push(way.waiting.at(-1)!.at);
    await way.pass();
  }
  assert.deepEqual(waits, [250, 500, 1000, 2000, 3000, 3000]);
  way.answers = [true];
  comeback.hurry();
  await settled();
  assert.equal(way.shown, false);
});
