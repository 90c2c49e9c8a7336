import { button, element } from "../dom/element";
import type { LatentState } from "./LatentState";
import type { MapData } from "./MapData";
import { eased } from "./morph";

const perFrame = 1400;
const stillFor = 1000;

/** The slider over the frames of a map; moving it morphs one into the next. */
export class Timeline {
  readonly root = element("section", { class: "panel latent-timeline", "aria-label": "Morph over the frames", hidden: true });
  private readonly slider = element("input", { type: "range", min: "0", step: "0.01", "aria-label": "Frame" });
  private readonly text = element("output", { class: "small muted" });
  private readonly play: HTMLButtonElement;
  private frame = 0;
  private playing = false;

  constructor(
    private readonly state: LatentState,
    private readonly data: MapData,
  ) {
    this.play = button("▶ Play", "Play the morph from the first frame to the last", () => (this.playing ? this.stop() : this.start()));
    this.slider.addEventListener("input", () => {
      this.stop();
      state.moveTo(this.place());
    });
    this.root.append(element("h2", {}, "Morph"), this.slider, this.text, this.play);
  }

  show(): void {
    const { count } = this.data;
    this.root.hidden = count < 2 || !this.data.isDone;
    this.slider.max = String(count - 1);
    const at = this.state.at(count);
    if (Math.abs(Number(this.slider.value) - at) > 0.005) this.slider.value = String(at);
    const titles = this.data.result?.frames.map((f) => f.title) ?? [];
    const [from, to] = [titles[Math.floor(at)] ?? "", titles[Math.ceil(at)] ?? ""];
    const words = from === to ? from : `${from} → ${to}`;
    this.text.textContent = words;
    this.slider.setAttribute("aria-valuetext", words);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.playing = false;
    this.play.textContent = "▶ Play";
  }

  // Near a frame the slider is the frame: its picture is one that was computed.
  private place(): number {
    const at = Number(this.slider.value);
    return Math.abs(at - Math.round(at)) < 0.04 ? Math.round(at) : at;
  }

  private start(): void {
    const last = this.data.count - 1;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const from = this.state.show === "morph" && this.state.at(last + 1) < last ? this.state.at(last + 1) : 0;
    let began: number | undefined;
    const step = (now: number): void => {
      began ??= now - from * perFrame;
      const along = Math.min(last, (now - began) / (calm ? stillFor : perFrame));
      const whole = Math.floor(along);
      this.state.moveTo(along >= last ? last : whole + (calm ? 0 : eased(along - whole)));
      if (along >= last) this.stop();
      else this.frame = requestAnimationFrame(step);
    };
    this.playing = true;
    this.play.textContent = "❚❚ Pause";
    this.frame = requestAnimationFrame(step);
  }
}
