import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from "@microsoft/signalr";
import type { MapObserver } from "../latent/MapFollower";
import type { MapStatus } from "../latent/MapInfo";
import type { Batch } from "./Batch";
import type { Observer, Transport } from "./Transport";

/** Streams from the dashboard's own hub, all over one connection, which is there while someone follows. */
export class HubTransport implements Transport {
  private hub: HubConnection | undefined;
  private starting: Promise<void> | undefined;
  private followers = 0;

  constructor(private readonly address: string) {}

  follow(run: string, since: number, observer: Observer): () => void {
    return this.stream<Batch>("Follow", [run, since], observer);
  }

  /** How a map stands, until it has ended. */
  followMap(run: string, map: string, observer: MapObserver): () => void {
    return this.stream<MapStatus>("FollowMap", [run, map], observer);
  }

  private stream<T>(name: string, words: unknown[], observer: { next(item: T): void; closed(ended: boolean): void }): () => void {
    let stop = (): void => undefined;
    let over = false;
    const end = (completed: boolean): void => {
      if (over) return;
      over = true;
      this.release();
      observer.closed(completed);
    };
    this.followers++;
    this.connected().then(
      (hub) => {
        if (over) return;
        const subscription = hub.stream<T>(name, ...words).subscribe({
          next: (item) => over || observer.next(item),
          error: () => end(false),
          complete: () => end(true),
        });
        stop = () => subscription.dispose();
      },
      () => end(false),
    );
    return () => {
      if (over) return;
      over = true;
      stop();
      this.release();
    };
  }

  private async connected(): Promise<HubConnection> {
    this.hub ??= new HubConnectionBuilder().withUrl(this.address).configureLogging(LogLevel.None).build();
    if (this.hub.state === HubConnectionState.Disconnecting) await this.hub.stop();
    if (this.hub.state === HubConnectionState.Disconnected) this.starting = this.hub.start();
    await this.starting;
    return this.hub;
  }

  private release(): void {
    if (--this.followers === 0) void this.hub?.stop();
  }
}
