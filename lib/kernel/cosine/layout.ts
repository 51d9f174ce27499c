import { FIRST_BYTE, Stretch } from "../stretch.ts";

/** What the kernel's memory must hold. */
export interface Shape {
  users: number;
  artists: number;
  /** Stored entries of the matrix. */
  entries: number;
  topK: number;
  /** Slots of all rows: artists · topK, or fewer where no row gets more than it can fill; see `rowStarts` in ./input.ts. */
  slots: number;
  /** Threads; each has a scratch of its own. */
  workers: number;
}

/** Users are prepared in this many parts, whatever the number of workers, so that every sum has one order. */
export const PARTS = 4;
/** Enough chunks that the last one to finish is short. */
const MAX_CHUNKS = 1024;
/** Candidates for other artists' rows that wait together. */
const OFFERS_AT_ONCE = 32;

/** Addresses of one thread's working memory; see `Memory` in ./portable/memory.ts for the content. */
export interface ScratchLayout {
  sums: number;
  met: number;
  pending: number;
  orderedKeys: number;
  offers: number;
  pairCounts: number;
  strongest: number;
}

/** Where everything is, in bytes from the start; see `Memory` in ./portable/memory.ts for the content. */
export interface Layout extends Shape {
  sizeBytes: number;
  /** Bits of an artist index: what the score leaves of a key's 53. */
  indexBits: number;
  parts: number;
  maxChunks: number;
  /** Candidates for one row that wait together. */
  pendingCapacity: number;
  /** Candidates for other rows that wait together. */
  offersCapacity: number;
  /** 64 bytes for the host: how threads take work and wait for each other. */
  control: number;
  listStarts: number;
  artistStarts: number;
  scales: number;
  chunkBounds: number;
  limits: number;
  rowStarts: number;
  rowStates: number;
  scratches: ScratchLayout[];
  entriesAt: number;
  visits: number;
  inputArtists: number;
  inputWeights: number;
  tallySquares: number;
  tallyCosts: number;
  tallyListeners: number;
  rowKeys: number;
  rowOverlaps: number;
  rowIndices: number;
}

/**
 * Two stretches of memory are used twice: the rows replace the input, which is dead once it is in the lists, and
 * their indices replace the lists, which are dead once every pair is known.
 */
export function planLayout(shape: Shape): Layout {
  const { users, artists, entries, topK, slots, workers } = shape;
  const pendingCapacity = 4 * topK + 16;
  const memory = new Stretch(FIRST_BYTE);
  const lasting = {
    control: memory.take(64),
    listStarts: memory.take(4 * (users + 1)),
    artistStarts: memory.take(4 * (artists + 1)),
    scales: memory.take(8 * artists),
    chunkBounds: memory.take(4 * (MAX_CHUNKS + 1)),
    limits: memory.take(4 * artists),
    rowStarts: memory.take(4 * (artists + 1)),
    rowStates: memory.take(4 * artists),
    scratches: Array.from({ length: workers }, () => ({
      sums: memory.take(8 * artists),
      met: memory.take(4 * (artists + 1)),
      pending: memory.take(16 * pendingCapacity),
      orderedKeys: memory.take(8 * (pendingCapacity + 4)),
      offers: memory.take(24 * OFFERS_AT_ONCE),
      pairCounts: memory.take(8 * (users + 1)),
      strongest: memory.take(4 * artists),
    })),
  };
  const lists = new Stretch(memory.end);
  const listed = { entriesAt: lists.take(8 * entries), visits: lists.take(8 * entries) };
  const indices = new Stretch(memory.end);
  const indexed = { rowIndices: indices.take(4 * slots) };
  const input = new Stretch(Math.max(lists.end, indices.end));
  const rows = new Stretch(input.end);
  const given = {
    inputWeights: input.take(8 * entries),
    inputArtists: input.take(4 * entries),
    tallySquares: input.take(8 * artists * PARTS),
    tallyCosts: input.take(4 * artists * PARTS),
    tallyListeners: input.take(4 * artists * PARTS),
  };
  const kept = { rowKeys: rows.take(8 * slots), rowOverlaps: rows.take(4 * slots) };
  const sizeBytes = Math.max(input.end, rows.end);
  return {
    ...shape,
    ...lasting,
    ...listed,
    ...indexed,
    ...given,
    ...kept,
    sizeBytes,
    indexBits: Math.max(32 - Math.clz32(Math.max(artists - 1, 0)), 1),
    pendingCapacity,
    offersCapacity: OFFERS_AT_ONCE,
    parts: PARTS,
    maxChunks: MAX_CHUNKS,
  };
}
