import { themeChanged } from "./Theme";

/** The colours of tokens.css as the page shows them now. */
export class Palette {
  private readonly known = new Map<string, string>();

  constructor() {
    document.addEventListener(themeChanged, () => this.known.clear());
  }

  /** @param token A name of tokens.css without its dashes, such as "lower". */
  get(token: string): string {
    let colour = this.known.get(token);
    if (colour === undefined) {
      colour = getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim() || "#888888";
      this.known.set(token, colour);
    }
    return colour;
  }

  /** The same with less of it: `opacity` 0…1. */
  faint(token: string, opacity: number): string {
    const colour = this.get(token);
    return /^#[0-9a-f]{6}$/i.test(colour) ? colour + Math.round(opacity * 255).toString(16).padStart(2, "0") : colour;
  }
}
