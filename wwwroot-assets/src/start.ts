// Loaded by a plain script element after Blazor's own: starts it, and brings a page back whose connection was lost.
import { Comeback } from "./stream/Comeback";

interface Blazor {
  start(options: object): Promise<void>;
  /** False if the server does not know this page any more. */
  reconnect(): Promise<boolean>;
}

const blazor = (window as unknown as { Blazor: Blazor }).Blazor;
const notice = document.getElementById("components-reconnect-modal")!;
const comeback = new Comeback({
  reconnect: () => blazor.reconnect(),
  isSignedIn: async () => (await fetch("api/session")).status !== 401,
  reload: () => location.reload(),
  show: (down) => (notice.hidden = !down),
  after: (milliseconds, callback) => void setTimeout(callback, milliseconds),
});

document.addEventListener("visibilitychange", () => !document.hidden && comeback.hurry());
addEventListener("online", () => comeback.hurry());
void blazor.start({ circuit: { reconnectionHandler: { onConnectionDown: () => comeback.down(), onConnectionUp: () => comeback.up() } } });
