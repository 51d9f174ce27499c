import type { NeighbourOptions } from "../table.ts";

/**
 * The stages of the computation, in their order. Each can be shared between threads over one memory; a stage begins
 * when the one before it has ended on every thread. Two kernels do the same arithmetic and leave the same bytes:
 * ./assembly (WebAssembly) and ./portable (TypeScript).
 */
export interface Kernel {
  /** Adds up, for the users [from, to) of a part, every artist's squares, listeners and cost. */
  tally(part: number, from: number, to: number): void;
  /** Places every artist's visits, fixes its scale, and cuts the artists into chunks of about equal cost; on one thread. Returns how many. */
  plan(): number;
  /** Writes the lists and the visits of the users [from, to) of a part. */
  scatter(part: number, from: number, to: number): void;
  /** Compares the artists [from, to) with every artist before them and offers each pair to both rows. */
  pairs(from: number, to: number): void;
  /** Sorts the rows of the artists [from, to), best first, and turns keys into similarities, in place. */
  rank(from: number, to: number): void;
}

/** What a kernel needs besides the memory. */
export interface KernelOptions extends NeighbourOptions {
  /** Index of this thread's scratch in the layout. */
  worker: number;
}
