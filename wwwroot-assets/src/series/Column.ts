/** Numbers in a row that grows; its memory doubles when it is full. */
export class Column {
  private data: Float64Array;
  length: number;

  constructor(numbers: ArrayLike<number> = []) {
    this.data = Float64Array.from(numbers);
    this.length = numbers.length;
  }

  push(value: number): void {
    if (this.length === this.data.length) this.grow();
    this.data[this.length++] = value;
  }

  /** The numbers; valid until the next `push`. */
  get view(): Float64Array {
    return this.data.subarray(0, this.length);
  }

  at(index: number): number {
    return this.data[index]!;
  }

  get last(): number | undefined {
    return this.length > 0 ? this.data[this.length - 1] : undefined;
  }

  private grow(): void {
    const wider = new Float64Array(Math.max(64, this.data.length * 2));
    wider.set(this.data);
    this.data = wider;
  }
}
