import { dashes, type Dash } from "../ChartSpec";

export interface Caption {
  title: string;
  curves: { label: string; colour: string; dash: Dash }[];
  /** A colour of tokens.css. */
  colour(token: string): string;
}

const head = 44;

/** What a canvas shows, with a title and a legend above, as a PNG image. */
export function png(drawn: HTMLCanvasElement, caption: Caption): Promise<Blob> {
  const ratio = drawn.width / drawn.clientWidth;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [drawn.width, drawn.height + head * ratio];
  const context = canvas.getContext("2d")!;
  context.fillStyle = caption.colour("panel");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, 0, head * ratio);
  context.scale(ratio, ratio);
  write(context, caption);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser made no image.")))));
}

function write(context: CanvasRenderingContext2D, { title, curves, colour }: Caption): void {
  context.font = "600 13px sans-serif";
  context.fillStyle = colour("ink");
  context.fillText(title, 12, 18);
  context.font = "12px sans-serif";
  context.lineWidth = 2;
  let x = 12;
  for (const curve of curves) {
    context.strokeStyle = colour(curve.colour);
    context.fillStyle = colour("muted");
    context.setLineDash(dashes[curve.dash]);
    context.beginPath();
    context.moveTo(x, 33);
    context.lineTo(x + 20, 33);
    context.stroke();
    context.fillText(curve.label, x + 26, 37);
    x += 44 + context.measureText(curve.label).width;
  }
}
