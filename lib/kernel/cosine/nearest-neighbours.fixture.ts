import { addPairsOf, type CoListening, countedPairs } from "../around/co-listening.ts";
import type { Csr } from "../csr.ts";
import {
  assertNeighbourOptions,
  type CandidateLists,
  type LeftOut,
  type NeighbourOptions,
  type NeighbourTable,
} from "../table.ts";
import { evenStarts, fillInput, listsIn, partBounds, rowStarts } from "./input.ts";
import type { Kernel, KernelOptions } from "./kernel.ts";
import { type Layout, PARTS, planLayout } from "./layout.ts";
import { createPortableKernel } from "./portable/create-kernel.ts";

/** Takes memory for the layout and gives the kernel that works in it. */
export type OpenKernel = (layout: Layout, options: KernelOptions) => { buffer: ArrayBufferLike; kernel: Kernel };

const openPortable: OpenKernel = (layout, options) => {
  const buffer = new SharedArrayBuffer(layout.sizeBytes);
  return { buffer, kernel: createPortableKernel(buffer, layout, options) };
};

/**
 * The neighbours of every artist, on this thread.
 * @param userArtists weights, users in rows
 * @throws RangeError if an option or a weight is out of range
 */
export function nearestNeighbours(
  userArtists: Csr,
  options: NeighbourOptions & LeftOut,
  openKernel: OpenKernel = openPortable,
): NeighbourTable {
  return neighboursAndPairs(userArtists, options, openKernel).table;
}

/** The same with the pairs that were counted on the way. */
export function neighboursAndPairs(
  userArtists: Csr,
  options: NeighbourOptions & LeftOut,
  openKernel: OpenKernel = openPortable,
): { table: NeighbourTable; counted: CoListening } {
  const { lists, counted } = listsFrom(userArtists, options, evenStarts(userArtists.columns, options.topK), openKernel);
  const { starts: _, ...table } = lists;
  return { table: { ...table, topK: options.topK }, counted };
}

/** The same in rows that are no longer than they can get. */
export function candidateLists(
  userArtists: Csr,
  options: NeighbourOptions & LeftOut,
  openKernel: OpenKernel = openPortable,
): CandidateLists {
  return listsFrom(userArtists, options, rowStarts(userArtists, options), openKernel).lists;
}

function listsFrom(
  userArtists: Csr,
  options: NeighbourOptions & LeftOut,
  starts: Uint32Array,
  openKernel: OpenKernel,
): { lists: CandidateLists; counted: CoListening } {
  assertNeighbourOptions(options);
  const { rows: users, columns: artists, indices } = userArtists;
  const slots = starts[artists];
  const layout = planLayout({ users, artists, entries: indices.length, topK: options.topK, slots, workers: 1 });
  const { buffer, kernel } = openKernel(layout, { ...options, worker: 0 });
  fillInput(buffer, layout, userArtists, (weights) => weights.set(userArtists.data), starts, options.placeholders);
  const bounds = partBounds(userArtists.indptr, PARTS);
  for (let part = 0; part < PARTS; part++) kernel.tally(part, bounds[part], bounds[part + 1]);
  kernel.plan();
  for (let part = 0; part < PARTS; part++) kernel.scatter(part, bounds[part], bounds[part + 1]);
  kernel.pairs(0, artists);
  kernel.rank(0, artists);
  const counted = countedPairs(buffer, layout);
  addPairsOf(options.placeholders ?? [], userArtists, counted);
  return { lists: listsIn(buffer, layout), counted };
}
