import type { RunData } from "../series/RunData";
import type { Site } from "./Site";

/** The runs that one part of the page uses, each once, to be let go together. */
export class Uses {
  private readonly used = new Map<string, RunData>();
  private readonly endings: (() => void)[] = [];

  constructor(
    private readonly site: Site,
    private readonly changed: () => void,
  ) {}

  readonly data = (run: string): RunData => {
    let data = this.used.get(run);
    if (data === undefined) {
      this.used.set(run, (data = this.site.use(run)));
      this.endings.push(data.onChange(this.changed));
    }
    return data;
  };

  get all(): Iterable<RunData> {
    return this.used.values();
  }

  /** Something else to be ended with them. */
  until(ending: () => void): void {
    this.endings.push(ending);
  }

  end(): void {
    for (const ending of this.endings.splice(0)) ending();
    for (const data of this.used.values()) this.site.release(data);
    this.used.clear();
  }
}
