import type { Surroundings } from "./RunFollower";

/** The browser's page. */
export const page: Surroundings = {
  hidden: () => document.hidden,
  onVisibility(callback) {
    document.addEventListener("visibilitychange", callback);
    return () => document.removeEventListener("visibilitychange", callback);
  },
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
