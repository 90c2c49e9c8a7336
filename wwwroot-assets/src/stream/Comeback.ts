/** What a page needs that lost its connection. */
export interface Way {
  /** False if the server answers but does not know this page; rejected if it does not answer. */
  reconnect(): Promise<boolean>;
  isSignedIn(): Promise<boolean>;
  reload(): void;
  show(down: boolean): void;
  after(milliseconds: number, callback: () => void): void;
}

const quiet = 400;
const first = 250;
const longest = 3000;

/** Tries for as long as it takes to bring a page back: as it was, or, once a new server answers, loaded anew. */
export class Comeback {
  private lost = false;
  private trying = false;
  private round = 0;
  private wait = first;

  constructor(private readonly way: Way) {}

  down(): void {
    if (this.lost) return;
    this.lost = true;
    this.wait = first;
    const round = ++this.round;
    // A hiccup is not worth a word.
    this.way.after(quiet, () => this.lost && round === this.round && this.way.show(true));
    void this.attempt();
  }

  up(): void {
    this.lost = false;
    this.way.show(false);
  }

  /** Somebody looks, or the network is back: try now. */
  hurry(): void {
    this.wait = first;
    if (this.lost) void this.attempt();
  }

  private async attempt(): Promise<void> {
    if (!this.lost || this.trying) return;
    this.trying = true;
    try {
      if (await this.way.reconnect()) this.up();
      else this.way.reload();
    } catch {
      await this.leaveIfSignedOut();
      this.way.after(this.wait, () => void this.attempt());
      this.wait = Math.min(longest, this.wait * 2);
    } finally {
      this.trying = false;
    }
  }

  private async leaveIfSignedOut(): Promise<void> {
    try {
      if (!(await this.way.isSignedIn())) this.way.reload();
    } catch {
      // Nobody answers yet.
    }
  }
}
