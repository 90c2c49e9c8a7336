/** Where the address of the page is read and replaced. */
export interface Address {
  hash(): string;
  /** Must not make a new entry in the history. */
  replace(hash: string): void;
  after(milliseconds: number, callback: () => void): () => void;
}

const settle = 250;

/** Small texts kept behind the # of the page's address, so that a link shows what its sender saw. What others wrote there stays. */
export class UrlState {
  private readonly values: URLSearchParams;
  private stopTimer: (() => void) | undefined;

  constructor(private readonly address: Address) {
    this.values = new URLSearchParams(address.hash().replace(/^#/, ""));
  }

  get(key: string): string | undefined {
    return this.values.get(key) ?? undefined;
  }

  /** Keeps a text; `undefined` for the state that needs no words. */
  set(key: string, value: string | undefined): void {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, value);
    this.stopTimer?.();
    this.stopTimer = this.address.after(settle, () => this.address.replace(this.text));
  }

  /** Writes everything kept again, after the page's address became another one. */
  restore(): void {
    this.address.replace(this.text);
  }

  private get text(): string {
    const text = this.values.toString().replaceAll("%7E", "~").replaceAll("%2C", ",");
    return text === "" ? "" : `#${text}`;
  }
}

export const browserAddress: Address = {
  hash: () => location.hash,
  // The whole address: a hash alone would be taken from the page's base, which is another path.
  replace: (hash) => history.replaceState(history.state, "", location.pathname + location.search + hash),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
