import { button, element } from "../dom/element";

export interface Choice {
  text: string;
  /** An address to go to, or what to do. */
  act: (() => void) | string;
  /** Whether a switch is on. */
  on?: boolean;
}

/** A button that opens a short list of things to do. */
export function menu(text: string, title: string, choices: () => Choice[]): HTMLElement {
  const list = element("ul", { class: "chart-menu-list", hidden: true });
  const opener = button(text, title, () => (list.hidden ? open() : close()));
  const root = element("div", { class: "chart-menu" }, opener, list);
  opener.setAttribute("aria-expanded", "false");
  const open = (): void => {
    list.replaceChildren(...choices().map((c) => element("li", {}, item(c, close))));
    list.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    list.querySelector<HTMLElement>("button, a")?.focus();
  };
  const close = (): void => {
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };
  root.addEventListener("keydown", (e) => e.key === "Escape" && !list.hidden && (close(), opener.focus()));
  root.addEventListener("focusout", (e) => !root.contains(e.relatedTarget as Node | null) && close());
  return root;
}

function item({ text, act, on }: Choice, close: () => void): HTMLElement {
  if (typeof act === "string") return element("a", { href: act, download: true }, text);
  return button(text, text, () => {
    close();
    act();
  }, on);
}
