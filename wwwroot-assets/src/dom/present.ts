/** The element; one that left the page before its component asked for a drawing comes as null, and a drawing without one would stop all others. */
export function present(element: HTMLElement | null): HTMLElement {
  if (element === null) throw new Error("The element has left the page.");
  return element;
}
