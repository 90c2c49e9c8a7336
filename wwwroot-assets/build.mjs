// build.mjs [release|demo]: bundles src into the site's dist folder; the demo, which is not shipped, into .build/demo.
import { build } from "esbuild";
import { cp, rm } from "node:fs/promises";

const demo = process.argv[2] === "demo";
const out = demo ? ".build/demo" : "../BiSSL.Web/wwwroot/dist";
const common = { bundle: true, sourcemap: true, minify: !demo, target: "es2022", outdir: out, logLevel: "warning", legalComments: "linked" };

await rm(out, { recursive: true, force: true });
await build({
  ...common,
  entryPoints: { interop: "src/interop.ts", charts: "src/charts.css", page: "src/page.css", tokens: "src/tokens.css", ...(demo && { demo: "demo/demo.ts", latent: "demo/latent.ts", "demo-page": "demo/demo.css" }) },
  format: "esm",
  splitting: true,
  chunkNames: "parts/[name]-[hash]",
});
await build({ ...common, entryPoints: { start: "src/start.ts", theme: "src/theme.ts" }, format: "iife" });
await cp("src/icon.svg", `${out}/icon.svg`);
if (demo) for (const page of ["index.html", "latent.html"]) await cp(`demo/${page}`, `${out}/${page}`);
