import { Frames } from "./charts/Frames";
import type { ChartSpec } from "./charts/ChartSpec";
import { LiveChart } from "./charts/LiveChart";
import { Site } from "./charts/Site";
import { HttpSeriesApi } from "./series/SeriesApi";
import { HubTransport } from "./stream/HubTransport";
import { page } from "./stream/Page";
import { Palette } from "./theme/Palette";
import { browserAddress, UrlState } from "./view/UrlState";
import { View } from "./view/View";

/** What a component holds; it must dispose it. */
export interface Handle {
  dispose(): void;
}

const sources = {
  api: new HttpSeriesApi(document.baseURI),
  transport: new HubTransport(new URL("hubs/training", document.baseURI).href),
  around: page,
  now: () => Date.now(),
};
const site = new Site(new View(new UrlState(browserAddress)), new Frames(), new Palette(), sources);

/** Draws a chart inside an empty element. */
export function createChart(element: HTMLElement, spec: ChartSpec): Handle {
  return new LiveChart(element, spec, site);
}
