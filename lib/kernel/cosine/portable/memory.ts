import type { KernelOptions } from "../kernel.ts";
import type { Layout } from "../layout.ts";

/** The kernel's memory as typed arrays, and the constants of a run. */
export interface Memory {
  artists: number;
  topK: number;
  shrinkage: number;
  minListeners: number;
  /** First entry of every user's list. */
  listStarts: Uint32Array;
  inputArtists: Uint32Array;
  inputWeights: Float64Array;
  /** The parts' sums of squares; element part · artists + artist. */
  tallySquares: Float64Array;
  /** Entries before the artist's own in its listeners' lists: roughly the cost of comparing it. */
  tallyCosts: Float32Array;
  tallyListeners: Uint32Array;
  /** Pairs (artist, weight): a user's entries ascend by artist. */
  entries: Uint32Array;
  artistStarts: Uint32Array;
  /** Pairs (position of the artist's entry, entries before it in that list): an artist's visits ascend by user. */
  visits: Uint32Array;
  scales: Float64Array;
  chunkBounds: Uint32Array;
  limits: Float32Array;
  /** First slot of every artist's row. */
  rowStarts: Uint32Array;
  rowStates: Int32Array;
  rowKeys: Float64Array;
  rowOverlaps: Uint32Array;
  rowIndices: Uint32Array;
  sums: Float64Array;
  met: Uint32Array;
  pendingKeys: Float64Array;
  pendingOverlaps: Uint32Array;
  /** The thread's share of `CoListening` (../../around/co-listening.ts). */
  pairCounts: Float64Array;
  strongest: Uint32Array;
  /** 2^bits of an artist index. */
  indexRange: number;
}

/** @throws RangeError if the layout has no scratch for the worker */
export function viewMemory(buffer: ArrayBufferLike, layout: Layout, options: KernelOptions): Memory {
  const { users, artists, entries, topK, slots } = layout;
  const scratch = layout.scratches[options.worker];
  if (!scratch) throw new RangeError(`worker is ${options.worker}, expected less than ${layout.workers}.`);
  const u32 = (at: number, length: number) => new Uint32Array(buffer, at, length);
  const f64 = (at: number, length: number) => new Float64Array(buffer, at, length);
  return {
    artists,
    topK,
    shrinkage: options.shrinkage,
    minListeners: options.minListeners,
    listStarts: u32(layout.listStarts, users + 1),
    inputArtists: u32(layout.inputArtists, entries),
    inputWeights: f64(layout.inputWeights, entries),
    tallySquares: f64(layout.tallySquares, layout.parts * artists),
    tallyCosts: new Float32Array(buffer, layout.tallyCosts, layout.parts * artists),
    tallyListeners: u32(layout.tallyListeners, layout.parts * artists),
    entries: u32(layout.entriesAt, 2 * entries),
    artistStarts: u32(layout.artistStarts, artists + 1),
    visits: u32(layout.visits, 2 * entries),
    scales: f64(layout.scales, artists),
    chunkBounds: u32(layout.chunkBounds, layout.maxChunks + 1),
    limits: new Float32Array(buffer, layout.limits, artists),
    rowStarts: u32(layout.rowStarts, artists + 1),
    rowStates: new Int32Array(buffer, layout.rowStates, artists),
    rowKeys: f64(layout.rowKeys, slots),
    rowOverlaps: u32(layout.rowOverlaps, slots),
    rowIndices: u32(layout.rowIndices, slots),
    sums: f64(scratch.sums, artists),
    met: u32(scratch.met, artists + 1),
    pendingKeys: f64(scratch.pending, layout.pendingCapacity),
    pendingOverlaps: u32(scratch.orderedKeys, layout.pendingCapacity),
    pairCounts: f64(scratch.pairCounts, users + 1),
    strongest: u32(scratch.strongest, artists),
    indexRange: 2 ** layout.indexBits,
  };
}
