const BLOCK_BITS = 18;
const BLOCK_LENGTH = 1 << BLOCK_BITS;

/** A list of 32-bit numbers that grows in blocks of 1 MB without copying. */
export class Column {
  length = 0;
  readonly #blocks: Uint32Array[] = [];
  #last = new Uint32Array(0);

  push(value: number): void {
    const offset = this.length++ & (BLOCK_LENGTH - 1);
    if (offset === 0) {
      this.#last = new Uint32Array(BLOCK_LENGTH);
      this.#blocks.push(this.#last);
    }
    this.#last[offset] = value;
  }

  at(index: number): number {
    return this.#blocks[index >>> BLOCK_BITS]?.[index & (BLOCK_LENGTH - 1)] ?? 0;
  }
}
