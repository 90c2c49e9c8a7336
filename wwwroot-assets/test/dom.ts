import { Window } from "happy-dom";

/** A page without pictures, for what is made of elements and texts. */
export const window = new Window({ url: "http://localhost/run" });

Object.assign(globalThis, {
  window,
  document: window.document,
  location: window.location,
  history: window.history,
  localStorage: window.localStorage,
  sessionStorage: window.sessionStorage,
  CustomEvent: window.CustomEvent,
  XMLSerializer: window.XMLSerializer,
  matchMedia: window.matchMedia.bind(window),
  addEventListener: window.addEventListener.bind(window),
  getComputedStyle: window.getComputedStyle.bind(window),
});

export const hostile = `<img src=x onerror="alert(1)">&"'`;
