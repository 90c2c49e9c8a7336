import { button, element } from "../dom/element";
import { exact } from "../format/number";
import { lowerBound, nearest } from "../series/search";
import { themeChanged } from "../theme/Theme";
import type { Group, Range } from "../view/Group";
import type { AxisKind } from "./Axis";
import { ChartFigure } from "./ChartFigure";
import { ChartState } from "./ChartState";
import { choices, type Exported } from "./export/choices";
import type { Caption } from "./export/png";
import type { Drawable } from "./Frames";
import { press, type Keyed } from "./Keys";
import type { LinkedSpec } from "./LinkedSpec";
import { menu, type Choice } from "./Menu";
import type { Hand } from "./Pointer";
import type { Site } from "./Site";
import { table, type Sheet } from "./TableView";
import { Uses } from "./Uses";
import { xAxis, type XAxis } from "./xAxis";

const switchTexts = { log: "Logarithmic scale", clip: "Leave the most extreme 2 % at either end out of sight", table: "Show the numbers as a table" };
const tableRows = 500;
const tableEvery = 1000;

/** A chart that shares its x axis, zoom and crosshair with others, can be a table, and draws itself when something changed. */
export abstract class LinkedChart implements Drawable, Keyed, Exported {
  protected readonly figure: ChartFigure;
  protected readonly uses: Uses;
  protected readonly group: Group;
  protected readonly state: ChartState;
  protected axis: XAxis;
  private drawn: Range | undefined;
  private stale = true;
  private focused = false;
  private words = "";
  private tableAt = -Infinity;
  private tableTimer: (() => void) | undefined;

  constructor(
    readonly element: HTMLElement,
    private readonly linked: LinkedSpec,
    protected readonly site: Site,
    height: number,
  ) {
    const { view } = site;
    this.figure = new ChartFigure(element, linked.title, linked.height ?? height);
    this.uses = new Uses(site, () => this.changed());
    this.state = new ChartState(view.url, linked.id, linked.log ?? false);
    this.group = view.group(linked.over === undefined ? (linked.group ?? "page") : linked.id);
    this.axis = xAxis(this.kind, linked.over);
    this.listen();
    site.frames.add(this);
  }

  /** Takes in new data; the places of all points along x, from which the group learns how far this chart reaches. */
  protected abstract refresh(): readonly ArrayLike<number>[];
  /** Draws everything for a range. */
  protected abstract paint(range: Range): void;
  /** Shows the crosshair where the group points, and the values there; gives them in words. */
  protected abstract point(detailed: boolean): string;
  /** Forgets what was made for the present axis and scale. */
  protected abstract forget(): void;
  abstract sheet(most?: number): Sheet;
  abstract whole(): { text: string; address: string }[];
  abstract canvas(): HTMLCanvasElement;
  abstract caption(): Caption;
  abstract svg(): string | undefined;

  dispose(): void {
    this.uses.end();
    this.tableTimer?.();
    this.forget();
    this.site.frames.remove(this);
    this.group.has(this, undefined);
    this.figure.clear();
  }

  draw(): void {
    if (this.stale) {
      const [from, to] = ends(this.refresh());
      this.group.has(this, from > to ? undefined : [from, to]);
      this.stale = false;
      this.drawn = this.group.range;
      this.figure.readAs(this.state.table ? "table" : "chart");
      if (this.state.table) this.drawTable();
      else this.paint(this.drawn);
    }
    this.words = this.state.table ? "" : this.point(this.focused || this.figure.host.matches(":hover"));
  }

  step(by: number): void {
    const xs = this.refresh().find((column) => column.length > 0);
    if (xs === undefined) return;
    const [from, to] = this.group.range;
    const { hover } = this.group;
    const first = by > 0 ? lowerBound(xs, from) : lowerBound(xs, to);
    const x = xs[Math.min(Math.max(hover === undefined ? first : nearest(xs, hover) + by, 0), xs.length - 1)]!;
    if (x > to) this.group.panBy((x - to) / (to - from) + 0.1);
    if (x < from) this.group.panBy((x - from) / (to - from) - 0.1);
    this.readAt(x);
  }

  end(last: boolean): void {
    this.readAt(this.group.range[last ? 1 : 0]);
  }

  zoom(factor: number): void {
    this.group.zoomBy(factor, this.group.hover);
  }

  pan(share: number): void {
    this.group.panBy(share);
  }

  reset(): void {
    this.group.zoomTo(undefined);
  }

  leave(): void {
    this.group.pointAt(undefined);
  }

  /** What a hand does to a chart whose places along x are these. */
  protected hand(xAt: (left: number) => number, width: () => number): Hand {
    return {
      point: (left) => this.group.pointAt(left === undefined ? undefined : xAt(left)),
      select: (from, to) => this.group.zoomTo([xAt(from), xAt(to)]),
      zoom: (factor, left) => this.group.zoomBy(factor, xAt(left)),
      pan: (pixels) => this.group.panBy(-pixels / width()),
      reset: () => this.reset(),
    };
  }

  protected addTools(switches: readonly ("log" | "clip")[]): void {
    const keys = [...switches, "table"] as const;
    const buttons = keys.map((key) => button(key, switchTexts[key], () => flip(key), this.state[key]));
    const flip = (key: "log" | "clip" | "table"): void => {
      this.state[key] = !this.state[key];
      buttons[keys.indexOf(key)]!.setAttribute("aria-pressed", String(this.state[key]));
      this.switched();
    };
    const saving = (): Choice[] => choices(this.linked.title, this, !this.state.table);
    const switching = (): Choice[] => keys.map((key) => ({ text: switchTexts[key], act: () => flip(key), on: this.state[key] }));
    this.figure.tools.append(
      element("div", { class: "chart-tools-wide" }, ...buttons, menu("export", "Save this chart or its numbers", saving)),
      element("div", { class: "chart-tools-narrow" }, menu("⋯", "Scale, table, export", () => [...switching(), ...saving()])),
    );
  }

  protected get kind(): AxisKind {
    return this.linked.along ?? this.site.view.axis;
  }

  protected changed(): void {
    this.stale = true;
    this.site.frames.request(this);
  }

  /** A switch was used. */
  protected switched(): void {
    this.state.keep();
    this.forget();
    this.tableAt = -Infinity;
    this.changed();
  }

  private listen(): void {
    const { view } = this.site;
    const { host } = this.figure;
    this.uses.until(this.group.onChange(() => this.regrouped()));
    this.uses.until(view.onChange(() => this.measured()));
    const repaint = (): void => this.changed();
    document.addEventListener(themeChanged, repaint);
    this.uses.until(() => document.removeEventListener(themeChanged, repaint));
    const size = new ResizeObserver(repaint);
    size.observe(host);
    this.uses.until(() => size.disconnect());
    host.addEventListener("keydown", (e) => {
      if (e.target === host && !e.ctrlKey && !e.metaKey && !e.altKey && press(e.key, e.shiftKey, this)) e.preventDefault();
    });
    host.addEventListener("focus", () => (this.focused = host.matches(":focus-visible")));
    host.addEventListener("blur", () => {
      this.focused = false;
      this.leave();
    });
  }

  private regrouped(): void {
    const [from, to] = this.group.range;
    if (from !== this.drawn?.[0] || to !== this.drawn[1]) this.stale = true;
    this.site.frames.request(this);
  }

  private measured(): void {
    this.axis = xAxis(this.kind, this.linked.over);
    this.forget();
    this.changed();
  }

  private drawTable(): void {
    const wait = this.tableAt + tableEvery - performance.now();
    this.tableTimer?.();
    if (wait > 0) {
      this.tableTimer = this.site.after(wait, () => this.changed());
      return;
    }
    this.tableAt = performance.now();
    const old = this.figure.host.firstElementChild?.scrollTop ?? 0;
    const made = table(this.linked.title, this.sheet(tableRows), exact);
    this.figure.host.replaceChildren(made);
    made.scrollTop = old;
  }

  private readAt(x: number): void {
    this.group.pointAt(x);
    this.draw();
    this.figure.say(this.words);
  }
}

function ends(columns: readonly ArrayLike<number>[]): [number, number] {
  const some = columns.filter((c) => c.length > 0);
  return [Math.min(...some.map((c) => c[0]!)), Math.max(...some.map((c) => c[c.length - 1]!))];
}
