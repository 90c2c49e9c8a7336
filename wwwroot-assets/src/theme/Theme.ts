export type Choice = "light" | "dark" | "system";

const key = "bissl.theme";
const dark = (): MediaQueryList => matchMedia("(prefers-color-scheme: dark)");

/** Sent to the document after the colours changed. */
export const themeChanged = "bissl:theme";

/** What the user chose; "system" until then, or where the browser keeps nothing. */
export function chosen(): Choice {
  try {
    const stored = localStorage.getItem(key);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

/** Keeps the choice for the next visit, and shows it. */
export function choose(choice: Choice): void {
  try {
    if (choice === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
  } catch {
    // A browser that keeps nothing still shows the choice until the page is left.
  }
  show(choice);
}

/** Puts the theme on the document's root. */
export function show(choice: Choice = chosen()): void {
  const theme = choice === "system" ? (dark().matches ? "dark" : "light") : choice;
  if (document.documentElement.dataset["theme"] === theme) return;
  document.documentElement.dataset["theme"] = theme;
  document.dispatchEvent(new CustomEvent(themeChanged, { detail: theme }));
}

/** Shows the theme now and whenever the system or another tab changes it. */
export function keepShown(): void {
  show();
  dark().addEventListener("change", () => show());
  addEventListener("storage", (e) => e.key === key && show());
}
