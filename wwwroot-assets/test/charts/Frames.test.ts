import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Frames, type Drawable } from "../../src/charts/Frames";

let frames: (() => void)[] = [];
let look: (entries: { target: unknown; isIntersecting: boolean }[]) => void;

Object.assign(globalThis, {
  requestAnimationFrame: (callback: () => void) => frames.push(callback),
  IntersectionObserver: class {
    constructor(callback: typeof look) {
      look = callback;
    }
    observe() {}
    unobserve() {}
  },
});

const nextFrame = () => frames.splice(0).forEach((callback) => callback());

class Fake implements Drawable {
  element = { isConnected: true } as HTMLElement;
  draws = 0;
  disposed = false;
  draw() {
    this.draws++;
  }
  dispose() {
    this.disposed = true;
  }
  see(isIntersecting: boolean) {
    look([{ target: this.element, isIntersecting }]);
  }
}

beforeEach(() => (frames = []));

test("many changes are one drawing in the next frame", () => {
  const [all, chart] = [new Frames(), new Fake()];
  all.add(chart);
  chart.see(true);
  for (let i = 0; i < 5; i++) all.request(chart);
  assert.equal(frames.length, 1);
  nextFrame();
  assert.equal(chart.draws, 1);
  nextFrame();
  assert.equal(chart.draws, 1);
});

test("what is out of sight is drawn when it comes into sight", () => {
  const [all, chart] = [new Frames(), new Fake()];
  all.add(chart);
  all.request(chart);
  nextFrame();
  assert.equal(chart.draws, 0);
  chart.see(true);
  nextFrame();
  assert.equal(chart.draws, 1);
});

test("what left the page is disposed", () => {
  const [all, chart] = [new Frames(), new Fake()];
  all.add(chart);
  chart.see(true);
  Object.assign(chart.element, { isConnected: false });
  all.request(chart);
  nextFrame();
  assert.equal(chart.disposed, true);
  assert.equal(chart.draws, 0);
});
