import { Frames } from "../src/charts/Frames";
import { Site } from "../src/charts/Site";
import { element } from "../src/dom/element";
import { Latent } from "../src/latent/Latent";
import { page } from "../src/stream/Page";
import { Palette } from "../src/theme/Palette";
import { browserAddress, UrlState } from "../src/view/UrlState";
import { View } from "../src/view/View";
import { FakeMap } from "./FakeMap";
import { FakeServer } from "./FakeServer";

const search = new URLSearchParams(location.search);
const wanted = (name: string, otherwise: number): number => Number(search.get(name) ?? otherwise);
const map = new FakeMap(wanted("points", 2000), wanted("classes", 10), wanted("frames", 3), search.has("live"));
const server = new FakeServer([], 0, [], 0);
const site = new Site(new View(new UrlState(browserAddress)), new Frames(), new Palette(), { api: server, transport: server, around: page, now: () => Date.now() });
const root = document.querySelector("main")!.appendChild(element("div"));
Object.assign(window, { map, latent: new Latent(root, { run: "demo", map: "demo", title: "Latent space" }, site, map, map.stream(), page) });
