/** Where a kernel's memory begins; WebAssembly keeps the first bytes. */
export const FIRST_BYTE = 1024;
const CACHE_LINE_BYTES = 64;

/** A stretch of memory that is handed out from its start on. */
export class Stretch {
  end: number;

  constructor(start: number) {
    this.end = start;
  }

  /** Allocates that many bytes on a cache line of their own and returns the address. */
  take(sizeBytes: number): number {
    const start = this.end;
    this.end = Math.ceil((start + sizeBytes) / CACHE_LINE_BYTES) * CACHE_LINE_BYTES;
    return start;
  }
}
