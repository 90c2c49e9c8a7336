import { element } from "../src/dom/element";
import { Frames } from "../src/charts/Frames";
import type { ChartSpec } from "../src/charts/ChartSpec";
import { HeatMap, type HeatSpec } from "../src/charts/HeatMap";
import { LiveChart } from "../src/charts/LiveChart";
import { Site } from "../src/charts/Site";
import { Strip, type StripSpec } from "../src/charts/Strip";
import { page } from "../src/stream/Page";
import { Controls } from "../src/parts/Controls";
import { FreshnessText } from "../src/parts/FreshnessText";
import { Readout } from "../src/parts/Readout";
import { sparkline } from "../src/parts/sparkline";
import type { ParallelSpec } from "../src/static/ParallelSpec";
import { Palette } from "../src/theme/Palette";
import { browserAddress, UrlState } from "../src/view/UrlState";
import { View } from "../src/view/View";
import { FakeServer, type FakeSeries } from "./FakeServer";
import * as measure from "./measure";

const noise = (step: number, seed = 0): number => {
  const x = Math.sin(step * 12.9898 + seed * 78.233) * 43758.5453;
  return x - Math.floor(x) - 0.5;
};
const bissl = "seed 0/bissl";
const curves: FakeSeries[] = [
  { scope: bissl, name: "lower/loss", value: (s) => 1.6 + 4 * Math.exp(-s / 90) + noise(s) * 0.6 + (s === 120 ? 30 : 0) },
  { scope: bissl, name: "upper/loss", value: (s) => 0.8 + 4 * Math.exp(-s / 80) + noise(s, 1) * 0.5, every: 2 },
  { scope: bissl, name: "cg/true", value: (s) => 10 ** (-2.4 + noise(s, 2)), every: 2 },
  { scope: bissl, name: "cg/recurrence", vector: (s) => [1, 2, 3, 4, 5].map((i) => 10 ** (-0.7 * i + noise(s, i) * 0.8)), every: 2 },
  { scope: bissl, name: "distance/layers", vector: (s) => [1, 2, 3, 4, 5, 6].map((i) => (i * s) / 500 + 0.2 * noise(s, i)), every: 2 },
  { scope: bissl, name: "hyper/cosine", value: (s) => 0.98 - s / 3000 + noise(s, 3) * 0.05, every: 2 },
  { scope: bissl, name: "hyper/normRatio", value: (s) => 0.5 + s / 3000 + noise(s, 4) * 0.08, every: 2 },
  ...[0, 1, 2, 3, 4].flatMap((seed) => [
    { scope: `seed ${seed}/bissl/fine-tune`, name: "finetune/valTop1", value: (s: number) => 78 - 50 * Math.exp(-s / 90) + noise(s, seed) * 4, every: 25 },
    { scope: `seed ${seed}/pretext/fine-tune`, name: "finetune/valTop1", value: (s: number) => 73 - 50 * Math.exp(-s / 120) + noise(s, seed + 9) * 4, every: 25 },
  ]),
];
const changed = (seq: number, step: number, name: string, old: number, value: number) => ({ seq, kind: "settingChanged", scope: bissl, step, time: Date.now() - (500 - step) * 40, detail: { name, old, value } });
const search = new URLSearchParams(location.search);
const begin = Number(search.get("past") ?? 420);
const server = new FakeServer(curves, begin, [changed(1, 186, "gamma", 0.02, 0.01), changed(2, 196, "lambda", 0.001, 0.002), changed(3, 350, "lr", 1, 0.5)], Number(search.get("rate") ?? 0));
const site = new Site(new View(new UrlState(browserAddress)), new Frames(), new Palette(), { api: server, transport: server, around: page, now: () => Date.now() });
const main = document.querySelector("main")!;
const bar = panel(12);
new Controls(bar.appendChild(element("div")), site.view);
new FreshnessText(bar.appendChild(element("div")), "demo", site);
new Readout(bar.appendChild(element("b")), { run: "demo", scope: bissl, name: "lower/loss", show: "average" }, site);
sparkline(bar.appendChild(element("div")), { values: curves[0] ? Array.from({ length: 40 }, (_, i) => curves[0]!.value!(i * 8)) : [], label: "loss" });

function panel(span: number): HTMLElement {
  const inner = element("div");
  const outer = element("section", { class: "panel" }, inner);
  outer.style.setProperty("--span", String(span));
  main.append(outer);
  return inner;
}

const line = (name: string, label: string, colour: string, rest = {}) => ({ run: "demo", scope: bissl, name, label, colour, stepsPerEpoch: 50, ...rest });
const specs: [number, ChartSpec][] = [
  [8, { id: "loss", title: "Losses", group: "bissl", lines: [line("lower/loss", "lower LP + λr", "lower"), line("upper/loss", "upper LD(θP)", "upper")] }],
  [4, { id: "hostile", title: "<img src=x onerror=alert(1)>", group: "bissl", lines: [line("hyper/cosine", "<script>alert(1)</script> a very long name of a curve indeed", "accent"), line("hyper/normRatio", "=cmd|' /C calc'!A0", "upper", { dash: "dashed" })], height: 160 }],
  [6, { id: "cg", title: "CG residual, this upper step", over: "iteration", pointed: "bissl", log: true, lines: [line("cg/recurrence", "recurrence", "muted", { dash: "dashed" }), line("cg/true", "true", "cg", { end: "cg/recurrence" })], height: 160 }],
  [6, { id: "true", title: "CG residual", group: "bissl", log: true, lines: [line("cg/true", "true ‖v − Ax‖ / ‖v‖", "cg")], height: 160 }],
  [6, { id: "acc", title: "Validation accuracy", group: "finetune", unit: " %", raw: true, lines: ["bissl", "pretext"].flatMap((arm) => [0, 1, 2, 3, 4].map((seed) => ({ run: "demo", scope: `seed ${seed}/${arm}/fine-tune`, name: "finetune/valTop1", label: arm, colour: arm, dash: arm === "bissl" ? "solid" as const : "dashed" as const, band: arm }))) }],
  [6, { id: "none", title: "Not there yet", group: "bissl", lines: [line("upper/nothing", "nothing", "run-1")] }],
];
const began = performance.now();
const heat: [number, HeatSpec][] = [
  [6, { id: "heat", title: "CG residual over the run", group: "bissl", run: "demo", scope: bissl, name: "cg/recurrence", row: "iteration", log: true, stepsPerEpoch: 50 }],
  [6, { id: "layers", title: "‖θP − θD‖ by layer", group: "bissl", run: "demo", scope: bissl, name: "distance/layers", row: "layer", rows: ["conv1", "layer1", "layer2", "layer3", "layer4", "bn"], stepsPerEpoch: 50 }],
];
const lane = (name: string, label: string, initial: number, colour: string) => ({ name, label, initial, colour });
const strip: StripSpec = { id: "strip", title: "λ γ α over time", group: "bissl", run: "demo", scope: bissl, lanes: [lane("lambda", "λ", 0.001, "lower"), lane("gamma", "γ", 0.02, "upper"), lane("alpha", "α", 0.1, "pretext"), lane("lr", "η×", 1, "muted")], stepsPerEpoch: 50 };
const parallel: ParallelSpec = {
  title: "Options and results",
  axes: [{ label: "λ", log: true }, { label: "γ", log: true }, { label: "upper steps" }, { label: "pretext" }, { label: "top-1, %" }],
  rows: Array.from({ length: 9 }, (_, i) => ({ label: `run ${i}`, values: [10 ** -(i % 4), 10 ** -(i % 3), 100 + 50 * (i % 5), i % 2 ? "SimCLR" : "BYOL", 70 + ((i * 37) % 9)] })),
};
void import("../src/static/Parallel").then(({ Parallel }) => new Parallel(panel(6), parallel, site));
const charts = [
  ...specs.map(([span, spec]) => new LiveChart(panel(span), spec, site)),
  ...heat.map(([span, spec]) => new HeatMap(panel(span), spec, site)),
  new Strip(panel(6), strip, site),
];
Object.assign(window, { site, charts, server, began });
Object.assign(window, measure);
