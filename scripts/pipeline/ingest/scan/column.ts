const BLOCK_BITS = 18;
const BLOCK_LENGTH = 1 << BLOCK_BITS;

/** A column as it passes between threads: its blocks are shared. */
export interface SentColumn {
  length: number;
  blocks: Uint32Array[];
}

/** A list of 32-bit numbers that grows in blocks of 1 MB without copying. */
export class Column {
  length = 0;
  readonly #blocks: Uint32Array[] = [];
  #last: Uint32Array = new Uint32Array(0);

  static received({ length, blocks }: SentColumn): Column {
    const column = new Column();
    column.length = length;
    column.#blocks.push(...blocks);
    column.#last = blocks.at(-1) ?? column.#last;
    return column;
  }

  sent(): SentColumn {
    return { length: this.length, blocks: this.#blocks };
  }

  push(value: number): void {
    const offset = this.length++ & (BLOCK_LENGTH - 1);
    if (offset === 0) {
      this.#last = new Uint32Array(new SharedArrayBuffer(BLOCK_LENGTH * Uint32Array.BYTES_PER_ELEMENT));
      this.#blocks.push(this.#last);
    }
    this.#last[offset] = value;
  }

  at(index: number): number {
    return this.#blocks[index >>> BLOCK_BITS]?.[index & (BLOCK_LENGTH - 1)] ?? 0;
  }
}
