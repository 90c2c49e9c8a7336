import { ParallelChart } from "echarts/charts";
import { ParallelComponent } from "echarts/components";
import { init, use, type ECharts } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { Site } from "../charts/Site";
import { element } from "../dom/element";
import { exact, number } from "../format/number";
import { themeChanged } from "../theme/Theme";
import { categories, type ParallelSpec } from "./ParallelSpec";

use([ParallelChart, ParallelComponent, CanvasRenderer]);

/** Options and results of several runs, one line each; a range drawn on an axis leaves only the lines that pass it. */
export class Parallel {
  private readonly chart: ECharts;
  private readonly endings: (() => void)[] = [];

  constructor(
    private readonly root: HTMLElement,
    private readonly spec: ParallelSpec,
    private readonly site: Site,
  ) {
    const host = element("div", { class: "chart-host", role: "img", "aria-label": `${spec.title}. The same numbers are in the table below.` });
    host.style.height = `${spec.height ?? 260}px`;
    root.classList.add("chart");
    root.replaceChildren(element("div", { class: "chart-head" }, element("h2", {}, spec.title)), host, numbers(spec));
    this.chart = init(host);
    const draw = (): void => this.chart.setOption(this.option(), true);
    const size = new ResizeObserver(() => {
      this.chart.resize();
      draw();
    });
    document.addEventListener(themeChanged, draw);
    size.observe(host);
    this.endings.push(() => document.removeEventListener(themeChanged, draw), () => size.disconnect(), () => this.chart.dispose());
    draw();
  }

  dispose(): void {
    for (const ending of this.endings) ending();
    this.root.replaceChildren();
  }

  private option(): Record<string, unknown> {
    const { palette } = this.site;
    const text = { color: palette.get("muted"), fontSize: 11, fontFamily: palette.get("numbers"), textBorderColor: palette.get("panel"), textBorderWidth: 3 };
    const line = { lineStyle: { color: palette.get("edge") } };
    const room = this.chart.getWidth() / this.spec.axes.length;
    // The first name is centred over its axis.
    const left = Math.min(80, Math.max(50, room / 2));
    const look = { nameTextStyle: { ...text, color: palette.get("ink") }, axisLabel: text, axisLine: line, axisTick: line, nameLocation: "start", nameTruncate: { maxWidth: Math.min(room - 4, 2 * left) } };
    return {
      animation: false,
      parallel: { left, right: 60, top: 18, bottom: 34, parallelAxisDefault: { areaSelectStyle: { color: palette.get("accent"), opacity: 0.2 } } },
      parallelAxis: this.spec.axes.map((axis, dim) => ({ dim, name: axis.label, inverse: false, ...this.kind(dim), ...look })),
      series: this.spec.rows.map((row, i) => ({
        type: "parallel",
        name: row.label,
        lineStyle: { width: 2, opacity: 0.75, color: palette.get(row.colour ?? `run-${(i % 8) + 1}`) },
        emphasis: { lineStyle: { width: 4, opacity: 1 } },
        data: [row.values.map((v) => v ?? "-")],
      })),
    };
  }

  private kind(axis: number): object {
    const data = categories(this.spec, axis);
    if (data !== undefined) return { type: "category", data };
    return { type: this.spec.axes[axis]!.log === true ? "log" : "value", scale: true };
  }
}

function numbers(spec: ParallelSpec): HTMLElement {
  const head = element("tr", {}, element("th", { scope: "col" }, spec.of ?? "Run"), ...spec.axes.map((a) => element("th", { scope: "col" }, a.label)));
  const rows = spec.rows.map(({ label, values }) => {
    const cells = values.map((v) => element("td", { title: typeof v === "number" ? exact(v) : undefined }, typeof v === "number" ? number(v) : (v ?? "—")));
    return element("tr", {}, element("th", { scope: "row" }, label), ...cells);
  });
  const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
  const scroll = element("div", { class: "chart-table", role: "region", tabindex: "0", "aria-label": `${spec.title}, table` }, table);
  return element("details", { class: "chart-details" }, element("summary", {}, "The same as a table"), scroll);
}
