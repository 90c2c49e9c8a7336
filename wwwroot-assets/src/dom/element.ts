type Content = Node | string;

/** Makes an element. Texts become text nodes, so that no name can become markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | undefined> = {},
  ...content: Content[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (typeof value === "string") made.setAttribute(name, value);
  }
  made.append(...content);
  return made;
}

const svgSpace = "http://www.w3.org/2000/svg";

/** Makes an SVG element. */
export function svg(tag: string, attributes: Record<string, string | number>, ...content: Content[]): SVGElement {
  const made = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...content);
  return made;
}

/** A button with words for its meaning; pressed or not if it is a switch. */
export function button(text: string, title: string, click: () => void, pressed?: boolean): HTMLButtonElement {
  const state = pressed === undefined ? {} : { "aria-pressed": String(pressed) };
  const made = element("button", { type: "button", class: "chart-button", title, ...state }, text);
  made.addEventListener("click", click);
  return made;
}
