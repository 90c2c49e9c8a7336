import { faint, type Scatter, type Scene } from "./Scatter";

const vertex = `#version 300 es
in vec2 from;
in vec2 to;
in vec4 colour;
in float selected;
uniform vec4 view;
uniform float share;
uniform float size;
uniform float wanted;
out vec3 tint;
void main() {
  bool shown = colour.a > 0.0 && selected == wanted;
  gl_Position = shown ? vec4(mix(from, to, share) * view.xy + view.zw, 0.0, 1.0) : vec4(2.0, 2.0, 0.0, 1.0);
  gl_PointSize = size;
  tint = colour.rgb;
}`;

const fragment = `#version 300 es
precision highp float;
in vec3 tint;
uniform float size;
uniform float opacity;
out vec4 pixel;
void main() {
  float alpha = opacity * clamp(0.5 + size * (0.5 - distance(gl_PointCoord, vec2(0.5))), 0.0, 1.0);
  pixel = vec4(tint * alpha, alpha);
}`;

const attributes = ["from", "to", "colour", "selected"] as const;
const uniforms = ["view", "share", "size", "wanted", "opacity"] as const;

interface Program {
  buffers: Record<(typeof attributes)[number], WebGLBuffer>;
  at: Record<(typeof uniforms)[number], WebGLUniformLocation | null>;
}

/** Draws points with WebGL 2. Everything is kept here, too, so that a context that was lost begins anew. */
export class GlScatter implements Scatter {
  private program: Program;
  private from: Float32Array = new Float32Array();
  private to: Float32Array = new Float32Array();
  private rgba: Uint8Array = new Uint8Array();
  private selected: Uint8Array = new Uint8Array();

  /** @param again Called when everything has to be drawn once more. */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly gl: WebGL2RenderingContext,
    again: () => void,
  ) {
    this.program = begin(gl);
    canvas.addEventListener("webglcontextlost", (e) => e.preventDefault());
    canvas.addEventListener("webglcontextrestored", () => {
      this.program = begin(gl);
      this.places(this.from, this.to);
      this.colours(this.rgba, this.selected);
      again();
    });
  }

  places(from: Float32Array, to: Float32Array): void {
    [this.from, this.to] = [from, to];
    this.fill("from", from);
    this.fill("to", to);
  }

  colours(rgba: Uint8Array, selected: Uint8Array): void {
    [this.rgba, this.selected] = [rgba, selected];
    this.fill("colour", rgba);
    this.fill("selected", selected);
  }

  draw({ transform: { scale, dx, dy }, width, height, share, size, dimmed }: Scene): void {
    const { gl } = this;
    const { at } = this.program;
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform4f(at.view, (2 * scale) / width, (-2 * scale) / height, (2 * dx) / width - 1, 1 - (2 * dy) / height);
    gl.uniform1f(at.share, share);
    gl.uniform1f(at.size, (size * this.canvas.width) / width);
    this.pass(0, dimmed ? faint : 0.8);
    if (dimmed) this.pass(1, 0.9);
  }

  dispose(): void {
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  private pass(wanted: number, opacity: number): void {
    this.gl.uniform1f(this.program.at.wanted, wanted);
    this.gl.uniform1f(this.program.at.opacity, opacity);
    this.gl.drawArrays(this.gl.POINTS, 0, Math.min(this.from.length / 2, this.selected.length));
  }

  private fill(attribute: (typeof attributes)[number], values: Float32Array | Uint8Array): void {
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.program.buffers[attribute]);
    this.gl.bufferData(this.gl.ARRAY_BUFFER, values, this.gl.DYNAMIC_DRAW);
  }
}

function begin(gl: WebGL2RenderingContext): Program {
  const program = gl.createProgram();
  gl.attachShader(program, shader(gl, gl.VERTEX_SHADER, vertex));
  gl.attachShader(program, shader(gl, gl.FRAGMENT_SHADER, fragment));
  gl.linkProgram(program);
  gl.useProgram(program);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  const buffers = Object.fromEntries(attributes.map((name) => [name, attribute(gl, program, name)])) as Program["buffers"];
  return { buffers, at: Object.fromEntries(uniforms.map((name) => [name, gl.getUniformLocation(program, name)])) as Program["at"] };
}

function shader(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const made = gl.createShader(kind)!;
  gl.shaderSource(made, source);
  gl.compileShader(made);
  return made;
}

function attribute(gl: WebGL2RenderingContext, program: WebGLProgram, name: (typeof attributes)[number]): WebGLBuffer {
  const buffer = gl.createBuffer();
  const place = gl.getAttribLocation(program, name);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.enableVertexAttribArray(place);
  if (name === "colour") gl.vertexAttribPointer(place, 4, gl.UNSIGNED_BYTE, true, 0, 0);
  else if (name === "selected") gl.vertexAttribPointer(place, 1, gl.UNSIGNED_BYTE, false, 0, 0);
  else gl.vertexAttribPointer(place, 2, gl.FLOAT, false, 0, 0);
  return buffer;
}
