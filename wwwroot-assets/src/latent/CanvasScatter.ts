import { faint, type Scatter, type Scene } from "./Scatter";

/** Draws points as squares on a plain canvas: slower than WebGL, and everywhere. */
export class CanvasScatter implements Scatter {
  private readonly context: CanvasRenderingContext2D;
  private from: Float32Array = new Float32Array();
  private to: Float32Array = new Float32Array();
  private rgba: Uint8Array = new Uint8Array();
  private selected: Uint8Array = new Uint8Array();

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext("2d")!;
  }

  places(from: Float32Array, to: Float32Array): void {
    [this.from, this.to] = [from, to];
  }

  colours(rgba: Uint8Array, selected: Uint8Array): void {
    [this.rgba, this.selected] = [rgba, selected];
  }

  draw(scene: Scene): void {
    const ratio = this.canvas.width / scene.width;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, scene.width, scene.height);
    this.pass(scene, 0, scene.dimmed ? faint : 0.8);
    if (scene.dimmed) this.pass(scene, 1, 0.9);
    this.context.globalAlpha = 1;
  }

  dispose(): void {
    this.from = this.to = new Float32Array();
  }

  private pass({ transform: { scale, dx, dy }, share, size }: Scene, wanted: number, opacity: number): void {
    let last = -1;
    this.context.globalAlpha = opacity;
    for (let i = 0; i < this.selected.length; i++) {
      if (this.rgba[4 * i + 3] === 0 || this.selected[i] !== wanted) continue;
      const colour = (this.rgba[4 * i]! << 16) | (this.rgba[4 * i + 1]! << 8) | this.rgba[4 * i + 2]!;
      if (colour !== last) this.context.fillStyle = `#${colour.toString(16).padStart(6, "0")}`;
      last = colour;
      const x = this.from[2 * i]! + (this.to[2 * i]! - this.from[2 * i]!) * share;
      const y = this.from[2 * i + 1]! + (this.to[2 * i + 1]! - this.from[2 * i + 1]!) * share;
      this.context.fillRect(x * scale + dx - size / 2, y * scale + dy - size / 2, size, size);
    }
  }
}
