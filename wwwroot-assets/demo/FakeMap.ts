import type { MapApi } from "../src/latent/MapApi";
import type { FrameData, Points } from "../src/latent/decode";
import type { MapStream } from "../src/latent/MapFollower";
import type { MapInfo, MapStatus, PointNeighbours } from "../src/latent/MapInfo";

/** A map with made-up points: classes on a ring that draw apart from frame to frame; while it is live, they come out of the middle. */
export class FakeMap implements MapApi {
  private readonly labels: Int32Array;
  private readonly noise: Float32Array;
  private readonly began = Date.now();
  private picture = "";
  asked = 0;

  constructor(
    private readonly n: number,
    private readonly classes: number,
    private readonly count: number,
    private readonly live: boolean,
  ) {
    let seed = 7;
    const next = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    this.labels = Int32Array.from({ length: n }, (_, i) => i % classes);
    this.noise = Float32Array.from({ length: 2 * n }, () => next() + next() + next() + next() - 2);
  }

  get done(): number {
    return this.live ? Math.min(1, (Date.now() - this.began) / 12000) : 1;
  }

  status(): MapStatus {
    const { done } = this;
    const frame = Math.min(this.count - 1, Math.floor(done * this.count));
    const iteration = Math.floor((done * this.count - frame) * 1000);
    const ready = Array.from({ length: this.count }, (_, f) => f);
    return {
      state: done < 1 ? "running" : "completed",
      error: null,
      progress: { phase: "positions", frame, frames: this.count, iteration, iterations: 1000, divergence: 3 - done },
      ready: { points: true, thumbnails: true, positions: ready.map((f) => (f < frame || done === 1 ? 1000 : f === frame ? iteration : 0)), frames: ready.map(() => true), neighbours: ready.map(() => true) },
    };
  }

  async info(): Promise<MapInfo> {
    const number = (value: number) => ({ value, on: `${this.n} images, k = 20` });
    const numbers = (f: number) => ({ knn: number(0.58 + 0.03 * f), knnPlane: number(0.55), linearProbe: number(0.66 + 0.01 * f), silhouette: number(0.08 + 0.02 * f), silhouettePlane: null, trustworthiness: number(0.981), continuity: number(0.97) });
    const frames = Array.from({ length: this.count }, (_, f) => ({ title: f === 0 ? "Pretext" : f === this.count - 1 ? "BiSSL" : `BiSSL, step ${f * 100} of 500`, scope: "seed 0/bissl", stage: "bissl", step: f * 100, numbers: this.done === 1 ? numbers(f) : null }));
    const pair = { overlap: number(0.41), cka: number(0.87), wrongToRight: 4, rightToWrong: 2 };
    const result = { k: 20, n: this.n, d: 512, split: "test", seed: 0, classes: Array.from({ length: this.classes }, (_, i) => `${["petunia", "sword lily", "lotus", "rose", "iris", "dahlia", "cyclamen", "gaura", "poppy", "azalea"][i % 10]}${i < 10 ? "" : ` ${i}`}`), frames, pairs: [{ from: 0, to: this.count - 1, ...pair }], sheets: Math.ceil(this.n / 256) };
    return { id: "demo", options: { method: "tsne", perplexity: 30, iterations: 1000 }, result, ...this.status() };
  }

  async points(): Promise<Points> {
    return { labels: this.labels, images: Int32Array.from(this.labels, (_, i) => i) };
  }

  async positions(frame: number, version: number): Promise<Float32Array> {
    this.asked++;
    const [apart, wide] = [(0.5 + (0.5 * frame) / this.count) * (version / 1000), (0.3 - (0.2 * frame) / this.count) * Math.sqrt(10 / this.classes)];
    return Float32Array.from(this.noise, (e, i) => {
      const angle = (2 * Math.PI * this.labels[i >> 1]!) / this.classes;
      const radius = 1 - 0.5 * ((this.labels[i >> 1]! % 3) / 3);
      return 60 * (apart * radius * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle)) + wide * e);
    });
  }

  async frame(frame: number): Promise<FrameData> {
    const wrong = (i: number): boolean => Math.abs(this.noise[2 * i]!) > 0.8 + 0.15 * frame;
    return {
      knn: this.labels.map((label, i) => (wrong(i) ? (label + 1) % this.classes : label)),
      share: Float32Array.from(this.labels, (_, i) => Math.max(0.2, 1 - Math.abs(this.noise[2 * i]!) / 2)),
      prediction: this.labels.map((label, i) => (wrong(i + 1) ? (label + 2) % this.classes : label)),
      confidence: Float32Array.from(this.labels, (_, i) => Math.max(0.05, 1 - Math.abs(this.noise[2 * i + 1]!) / 2)),
      cluster: this.labels.map((label) => label % 12),
    };
  }

  async neighbours(point: number): Promise<PointNeighbours[]> {
    return Array.from({ length: this.count }, (_, f) => ({ points: Array.from({ length: 20 }, (_, k) => (point + (k + 1) * (k % 4 === 0 ? 7 : this.classes) + f) % this.n), distances: Array.from({ length: 20 }, (_, k) => 0.2 + k * 0.03) }));
  }

  sheet(): string {
    if (this.picture !== "") return this.picture;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 768;
    const context = canvas.getContext("2d")!;
    for (let i = 0; i < 256; i++) {
      context.fillStyle = `hsl(${(i * 47) % 360} 45% 60%)`;
      context.fillRect((i % 16) * 48, Math.floor(i / 16) * 48, 47, 47);
    }
    return (this.picture = canvas.toDataURL());
  }

  csv(): string {
    return "data:text/csv,made-up";
  }

  stream(): MapStream {
    return (observer) => {
      const tell = (): void => {
        const status = this.status();
        observer.next(status);
        if (status.state === "completed") {
          clearInterval(timer);
          observer.closed(true);
        }
      };
      const timer = setInterval(tell, 400);
      setTimeout(tell, 0);
      return () => clearInterval(timer);
    };
  }
}
