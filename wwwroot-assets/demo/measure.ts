import type { LineSpec } from "../src/charts/ChartSpec";
import { Frames } from "../src/charts/Frames";
import { LiveChart } from "../src/charts/LiveChart";
import { Site } from "../src/charts/Site";
import { element } from "../src/dom/element";
import type { PointsWanted } from "../src/series/SeriesApi";
import { page } from "../src/stream/Page";
import { Palette } from "../src/theme/Palette";
import { UrlState } from "../src/view/UrlState";
import { View } from "../src/view/View";
import { FakeServer } from "./FakeServer";

/** A server that notes when the data left it. */
class Timed extends FakeServer {
  sent = 0;

  override async points(run: string, wanted: PointsWanted) {
    const answer = await super.points(run, wanted);
    this.sent = performance.now();
    return answer;
  }
}

const silent = { hash: () => "", replace: () => undefined, after: () => () => undefined };
const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

function chart(server: FakeServer, count: number): { chart: LiveChart; site: Site; host: HTMLElement } {
  const site = new Site(new View(new UrlState(silent)), new Frames(), new Palette(), { api: server, transport: server, around: page, now: Date.now });
  const host = document.querySelector("main")!.insertAdjacentElement("afterbegin", element("section", { class: "panel" })) as HTMLElement;
  host.style.setProperty("--span", "12");
  const lines: LineSpec[] = Array.from({ length: count }, (_, i) => ({ run: "r", scope: "s", name: `v${i}`, label: `v${i}` }));
  return { chart: new LiveChart(host, { id: "measured", title: "Measured", lines }, site), site, host };
}

function server(count: number, points: number, perSecond: number): Timed {
  const value = (seed: number) => (step: number) => Math.exp(-step / 20000) + Math.abs(Math.sin(step * 12.9898 + seed)) * 0.3;
  return new Timed(Array.from({ length: count }, (_, i) => ({ scope: "s", name: `v${i}`, value: value(i) })), points, [], perSecond);
}

/** Milliseconds from the arrival of the data to the frame after the first painted one, and per redraw. */
export async function opening(count: number, points: number): Promise<{ opened: number; redraw: number }> {
  const from = server(count, points, 0);
  from.whole = true;
  const { chart: made, host } = chart(from, count);
  while (host.querySelector(".uplot") === null || from.sent === 0 || host.querySelector(".chart-value")?.textContent === "") await frame();
  await frame();
  const opened = performance.now() - from.sent;
  const start = performance.now();
  for (let i = 0; i < 10; i++) {
    made.zoom(i % 2 === 0 ? 0.5 : 2);
    await frame();
    await frame();
  }
  const redraw = (performance.now() - start) / 20;
  made.dispose();
  host.remove();
  return { opened, redraw };
}

/** Follows six curves that grow by so many steps per second each; the caller watches the memory. */
export function follow(perSecond: number): void {
  chart(server(6, 1000, perSecond), 6);
}
