import assert from "node:assert/strict";
import { test } from "node:test";
import { Camera, placeAt } from "../../src/latent/Camera";
import { boxOf, Grid } from "../../src/latent/Grid";
import { beside } from "../../src/latent/PointTip";
import { evenOdd, simplified, type Place } from "../../src/latent/polygon";

function cloud(n: number, seed = 1): Float32Array {
  const next = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
  return Float32Array.from({ length: 2 * n }, () => 40 * (next() + next() - 1));
}

const all = (): boolean => true;
const star: Place[] = Array.from({ length: 11 }, (_, i) => [30 * Math.cos((i * 4 * Math.PI) / 11), 20 * Math.sin((i * 4 * Math.PI) / 11) + 3]);

test("what a lasso catches is what lies inside by the even-odd rule, point by point", () => {
  const places = cloud(5000);
  const expected = Array.from({ length: 5000 }, (_, i) => i).filter((i) => evenOdd(star, places[2 * i]!, places[2 * i + 1]!));
  assert.ok(expected.length > 100 && expected.length < 4900, String(expected.length));
  assert.deepEqual(new Grid(places).inside(star).sort((a, b) => a - b), expected);
});

test("a lasso around everything catches everything, one beside it nothing", () => {
  const grid = new Grid(cloud(300));
  const square = (x: number): Place[] => [[x - 50, -50], [x + 50, -50], [x + 50, 50], [x - 50, 50]];
  assert.equal(grid.inside(square(0)).length, 300);
  assert.equal(grid.inside(square(200)).length, 0);
});

test("the nearest point that passes is found, and none beyond the distance", () => {
  const places = cloud(2000);
  const grid = new Grid(places);
  const distance = (i: number): number => Math.hypot(places[2 * i]! - 3, places[2 * i + 1]! + 4);
  const odd = (i: number): boolean => i % 2 === 1;
  const order = Array.from({ length: 2000 }, (_, i) => i).sort((a, b) => distance(a) - distance(b));
  assert.equal(grid.nearest(3, -4, 10, all), order[0]);
  assert.equal(grid.nearest(3, -4, 10, odd), order.find(odd));
  assert.equal(grid.nearest(3, -4, distance(order[0]!) / 2, all), -1);
});

test("points in one place, and no points, are no trouble", () => {
  assert.deepEqual(new Grid(new Float32Array([2, 2, 2, 2])).inside([[1, 1], [3, 1], [3, 3], [1, 3]]), [0, 1]);
  assert.equal(new Grid(new Float32Array()).nearest(0, 0, 1, all), -1);
  assert.deepEqual(boxOf(new Float32Array([Number.NaN, 1])), { left: -1, right: 1, top: -1, bottom: 1 });
});

test("a lasso keeps its shape with as many corners as an address has room for", () => {
  const circle: Place[] = Array.from({ length: 1000 }, (_, i) => [Math.cos(i / 159.2), Math.sin(i / 159.2)]);
  const kept = simplified(circle);
  assert.equal(kept.length, 48);
  assert.ok(evenOdd(kept, 0, 0.95) && !evenOdd(kept, 0, 1.05));
});

test("the camera shows everything at first, whatever the shape, and zooms about the place that is pointed at", () => {
  const box = { left: -10, right: 30, top: 0, bottom: 20 };
  const camera = new Camera(() => undefined);
  for (const [width, height] of [[400, 300], [900, 200], [100, 800]] as const) {
    const { scale, dx, dy } = camera.transform(box, width, height);
    assert.ok(-10 * scale + dx >= 0 && 30 * scale + dx <= width && dy >= 0 && 20 * scale + dy <= height);
    assert.ok(40 * scale > 0.9 * width || 20 * scale > 0.9 * height);
  }
  const home = camera.transform(box, 400, 300);
  assert.deepEqual(placeAt(home, 200, 150), [10, 10]);
  camera.zoomBy(3, 75, -30, home);
  const near = camera.transform(box, 400, 300);
  placeAt(near, 275, 120).forEach((v, i) => assert.ok(Math.abs(v - placeAt(home, 275, 120)[i]!) < 1e-9));
  assert.ok(Math.abs(near.scale / home.scale - 3) < 1e-9);
  camera.home();
  assert.deepEqual(camera.transform(box, 400, 300), home);
});

test("the camera moves what is seen by as many pixels as the hand", () => {
  const [box, camera] = [{ left: -1, right: 1, top: -1, bottom: 1 }, new Camera(() => undefined)];
  const before = camera.transform(box, 500, 300);
  camera.pan(20, -7, before);
  const after = camera.transform(box, 500, 300);
  assert.ok(Math.abs(after.dx - before.dx - 20) < 1e-9 && Math.abs(after.dy - before.dy + 7) < 1e-9);
});

test("the box beside a point never lies over it", () => {
  const [box, room]: [Place, Place] = [[300, 100], [400, 440]];
  for (const [left, top] of [[20, 200], [390, 200], [200, 30], [200, 430], [5, 5]] as const) {
    const [x, y] = beside([left, top], box, room);
    assert.ok(left < x || left > x + box[0] || top < y || top > y + box[1], `${left} ${top}: ${x} ${y}`);
    assert.ok(x >= 0 && x + box[0] <= room[0]);
  }
});
