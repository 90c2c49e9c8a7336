// What Blazor components call, as a module at /dist/interop.js. Numbers go from the server to the charts by the hub and HTTP, never through a component.
import type { ChartSpec } from "./charts/ChartSpec";
import { Frames } from "./charts/Frames";
import { HeatMap, type HeatSpec } from "./charts/HeatMap";
import { LiveChart } from "./charts/LiveChart";
import { Site } from "./charts/Site";
import { Strip, type StripSpec } from "./charts/Strip";
import { focusOn } from "./dom/focus";
import { present } from "./dom/present";
import { withoutNulls } from "./dom/withoutNulls";
import type { LatentSpec } from "./latent/Latent";
import { Controls } from "./parts/Controls";
import { FreshnessText } from "./parts/FreshnessText";
import { Readout, type ReadoutSpec } from "./parts/Readout";
import { sparkline, type SparklineSpec } from "./parts/sparkline";
import { HttpSeriesApi } from "./series/SeriesApi";
import type { ParallelSpec } from "./static/ParallelSpec";
import { HubTransport } from "./stream/HubTransport";
import { page } from "./stream/Page";
import { Palette } from "./theme/Palette";
import { choose, chosen, type Choice } from "./theme/Theme";
import { browserAddress, UrlState } from "./view/UrlState";
import { keep, kept } from "./view/kept";
import { View } from "./view/View";

/** What a component holds for as long as its element is on the page, and then disposes. */
export interface Handle {
  dispose(): void;
}

const transport = new HubTransport(new URL("hubs/training", document.baseURI).href);
const sources = {
  api: new HttpSeriesApi(document.baseURI),
  transport,
  around: page,
  now: () => Date.now(),
};
const view = new View(new UrlState(browserAddress));
const site = new Site(view, new Frames(), new Palette(), sources);

/** Curves that grow live. */
export const createChart = (element: HTMLElement | null, spec: ChartSpec): Handle => new LiveChart(present(element), withoutNulls(spec), site);

/** Vectors over the steps of a run, as colours. */
export const createHeatMap = (element: HTMLElement | null, spec: HeatSpec): Handle => new HeatMap(present(element), withoutNulls(spec), site);

/** Settings over the steps of a run, one lane each. */
export const createStrip = (element: HTMLElement | null, spec: StripSpec): Handle => new Strip(present(element), withoutNulls(spec), site);

/** The switches for all charts of the page: step, epoch or time, smoothing, show all. */
export const createControls = (element: HTMLElement | null): Handle => new Controls(present(element), view);

/** Keeps the text of an element at the present value of a curve. */
export const createReadout = (element: HTMLElement | null, spec: ReadoutSpec): Handle => new Readout(present(element), withoutNulls(spec), site);

/** Keeps the text of an element at how fresh a run's data is. */
export const createFreshness = (element: HTMLElement | null, run: string): Handle => new FreshnessText(present(element), run, site);

/** Options and results of several runs as parallel coordinates. */
export async function createParallel(element: HTMLElement | null, spec: ParallelSpec): Promise<Handle> {
  const { Parallel } = await import("./static/Parallel");
  return new Parallel(present(element), withoutNulls(spec), site);
}

/** A map of features in the plane. */
export async function createLatent(element: HTMLElement | null, spec: LatentSpec): Promise<Handle> {
  const [{ Latent }, { HttpMapApi }] = await Promise.all([import("./latent/Latent"), import("./latent/MapApi")]);
  const api = new HttpMapApi(document.baseURI, spec.run, spec.map);
  return new Latent(present(element), spec, site, api, (observer) => transport.followMap(spec.run, spec.map, observer), page);
}

/** A small line without axes; static, so there is nothing to dispose. */
export const showSparkline = (element: HTMLElement, spec: SparklineSpec): void => sparkline(element, withoutNulls(spec));

/** Puts the charts' state behind the # again, after the page went to another address of its own. */
export const keepView = (): void => view.url.restore();

/** "light", "dark" or "system". */
export const theme = (): Choice => chosen();

/** Keeps and shows the user's choice of theme. */
export const setTheme = (choice: Choice): void => choose(choice);

export { focusOn, keep, kept };
