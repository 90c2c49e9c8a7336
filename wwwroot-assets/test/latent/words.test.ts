import assert from "node:assert/strict";
import { test } from "node:test";
import { classColours } from "../../src/latent/classColours";
import { coloured } from "../../src/latent/colouring";
import { frameOf, pointsOf, positionsOf } from "../../src/latent/decode";
import { flipsBetween } from "../../src/latent/flips";
import { LatentState, type Change } from "../../src/latent/LatentState";
import { between, eased, mixed } from "../../src/latent/morph";
import { matches } from "../../src/latent/SearchField";
import { believe } from "../../src/latent/NumbersTable";
import { read, written, type Term } from "../../src/latent/Selection";
import { UrlState } from "../../src/view/UrlState";

const tones = { isDark: false, colour: () => "#336699" };

function frame(knn: number[], prediction: number[], share = knn.map(() => 0.5)) {
  const ints = (values: number[]) => Int32Array.from(values);
  return { knn: ints(knn), share: Float32Array.from(share), prediction: ints(prediction), confidence: Float32Array.from(share), cluster: ints(knn) };
}

test("what a map shows is said of its own method", () => {
  assert.match(believe("tsne"), /t-SNE/);
  assert.match(believe("pca"), /^A map by PCA/);
  assert.doesNotMatch(believe("pca"), /t-SNE/);
});

test("the files of a map are read as they are written", () => {
  const bytes = new ArrayBuffer(2 * 20);
  new Int32Array(bytes).set([4, 5], 0);
  new Float32Array(bytes).set([0.25, 0.75], 2);
  new Int32Array(bytes).set([-1, 6], 4);
  new Float32Array(bytes).set([0, 1], 6);
  new Int32Array(bytes).set([8, 9], 8);
  const read = frameOf(bytes);
  assert.deepEqual([[...read.knn], [...read.share], [...read.prediction], [...read.confidence], [...read.cluster]], [[4, 5], [0.25, 0.75], [-1, 6], [0, 1], [8, 9]]);
  const points = pointsOf(Int32Array.from([1, 0, 17, 3]).buffer);
  assert.deepEqual([[...points.labels], [...points.images]], [[1, 0], [17, 3]]);
  assert.throws(() => positionsOf(new ArrayBuffer(12)), /12 bytes/);
});

test("every one of 200 classes has a colour of its own that stands out from the panel, in both themes", () => {
  const light = (c: readonly number[]): number => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => sum + w * ((c[i]! / 255 + 0.055) / 1.055) ** 2.4, 0);
  for (const [isDark, panel] of [[false, 1], [true, 0.012]] as const) {
    for (const count of [1, 7, 10, 11, 102, 200]) {
      const colours = classColours(count, isDark);
      assert.equal(new Set(colours.map(String)).size, count);
      for (const c of colours) {
        const [a, b] = [light(c) + 0.05, panel + 0.05];
        assert.ok(Math.max(a, b) / Math.min(a, b) > 1.8, `${c} of ${count}`);
      }
    }
  }
});

test("classes of a group share a hue", () => {
  const blues = classColours(80, false).slice(0, 10);
  assert.ok(blues.every(([r, , b]) => b > r));
});

test("a colour means what it is said to mean", () => {
  const points = { labels: Int32Array.from([0, 1, 1, 0]), images: Int32Array.from([9, 8, 7, 6]) };
  const known = frame([0, 1, 0, 1], [0, 0, 1, 1], [0, 0.5, 0.99, 1]);
  const of = (by: Parameters<typeof coloured>[0]) => coloured(by, points, known, ["cat", "dog"], tones)!;
  assert.deepEqual([...of("class").of], [0, 1, 1, 0]);
  assert.deepEqual([...of("knn").of], [0, 1, 0, 1]);
  assert.deepEqual(of("error").categories.map((c) => c.name), ["both right", "neighbours wrong", "prediction wrong", "both wrong"]);
  assert.deepEqual([...of("error").of], [0, 2, 1, 3]);
  assert.deepEqual([...of("confidence").of], [0, 2, 4, 4]);
  assert.deepEqual([...coloured("error", points, frame([0, 1, 0, 1], [-1, -1, -1, -1]), [], tones)!.of], [0, 0, 1, 1]);
  assert.equal(coloured("cluster", points, undefined, [], tones), undefined);
});

test("images flip from wrong to right, or from right to wrong", () => {
  const points = { labels: Int32Array.from([0, 1, 2, 0]), images: new Int32Array(4) };
  assert.deepEqual(flipsBetween(points, frame([1, 1, 2, 1], []), frame([0, 2, 2, 2], [])), { wrongToRight: [0], rightToWrong: [1] });
});

test("a morph begins and ends at a frame, and goes straight between two", () => {
  assert.deepEqual(between(0.25, 3), { from: 0, to: 1, share: 0.25 });
  assert.deepEqual(between(2, 3), { from: 2, to: 2, share: 0 });
  assert.deepEqual(between(9, 3), { from: 2, to: 2, share: 0 });
  const [a, b] = [new Float32Array([0, 10]), new Float32Array([4, 20])];
  assert.deepEqual([...mixed(a, b, 0.25)], [1, 12.5]);
  assert.equal(mixed(a, b, 0), a);
  assert.deepEqual([eased(0), eased(0.5), eased(1)], [0, 0.5, 1]);
});

test("a selection comes out of an address as it went in, and nonsense as nothing", () => {
  const terms: Term[] = [{ kind: "lasso", at: 0.5, polygon: [[1.5, -2], [3, 4], [-5, 0.25]] }, { kind: "class", label: 4 }, { kind: "points", points: [3, 17] }];
  assert.deepEqual(read(written(terms)), terms);
  assert.equal(written([]), undefined);
  assert.deepEqual(read("L1,2,3~X4~Cx~<script>~L"), []);
});

test("a word finds classes, a number its image", () => {
  const images = Int32Array.from([40, 41, 42]);
  assert.deepEqual(matches("#42", ["lily"], images), { point: 2, terms: [] });
  assert.deepEqual(matches("lily", ["sword lily", "lily", "rose"], images).terms, [{ kind: "class", label: 1 }]);
  assert.deepEqual(matches("LIL", ["sword lily", "lily", "rose"], images).terms.length, 2);
  assert.deepEqual(matches("99", ["rose"], images), { terms: [] });
});

test("what others would want to see is in the address, and comes back from it", () => {
  let hash = "";
  const address = { hash: () => hash, replace: (text: string) => void (hash = text), after: (_: number, act: () => void) => (act(), () => undefined) };
  const state = new LatentState(new UrlState(address));
  const changes: Change[] = [];
  state.onChange((change) => changes.push(change));
  state.colourBy("error");
  state.solo(1, 4);
  state.setSide(0, 2, 5);
  state.select([{ kind: "class", label: 3 }]);
  state.look(7);
  state.moveTo(1.25);
  assert.deepEqual(changes, ["colours", "colours", "frames", "selection", "point", "frames"]);
  const again = new LatentState(new UrlState(address));
  assert.deepEqual([again.colouring, [...again.hidden], again.side(0, 5), again.side(1, 5), again.point, again.show, again.at(5)], ["error", [0, 2, 3], 2, 4, 7, "morph", 1.25]);
  assert.deepEqual(again.terms, [{ kind: "class", label: 3 }]);
  again.solo(1, 4);
  assert.equal(again.hidden.size, 0);
});

test("an address with frames that are not there shows those that are", () => {
  const state = new LatentState(new UrlState({ hash: () => "#latent.frames=8,9&latent.at=77&latent.colour=constructor", replace: () => undefined, after: () => () => undefined }));
  assert.deepEqual([state.side(0, 2), state.side(1, 2), state.at(2)], [1, 1, 1]);
  assert.equal(state.colouring, "class");
});
