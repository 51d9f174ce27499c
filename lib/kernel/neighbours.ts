import type { Csr } from "./csr.ts";
import { fillInput, partBounds, tableOf } from "./input.ts";
import type { Kernel, KernelOptions } from "./kernel.ts";
import { type Layout, PARTS, planLayout } from "./layout.ts";
import { createPortableKernel } from "./portable/create-kernel.ts";

/**
 * The neighbours of every artist, best first. Row a occupies the slots [a · topK, a · topK + counts[a]);
 * slots beyond it are 0. Order: similarity descending, then artistIndex ascending.
 */
export interface NeighbourTable {
  artists: number;
  topK: number;
  counts: Uint32Array;
  /** artistIndex of the neighbour. */
  indices: Uint32Array;
  /** 0 < similarity ≤ 1. */
  similarities: Float64Array;
  /** Users who listen to both. */
  overlaps: Uint32Array;
}

export interface NeighbourOptions {
  /** Neighbours kept for each artist, at most. */
  topK: number;
  /** h in similarity = cos · n / (n + h). */
  shrinkage: number;
  /** Listeners that an artist needs to be listed; the artist whose neighbours are listed needs none. */
  minListeners: number;
}

/** Takes memory for the layout and gives the kernel that works in it. */
export type OpenKernel = (layout: Layout, options: KernelOptions) => { buffer: ArrayBufferLike; kernel: Kernel };

const openPortable: OpenKernel = (layout, options) => {
  const buffer = new SharedArrayBuffer(layout.sizeBytes);
  return { buffer, kernel: createPortableKernel(buffer, layout, options) };
};

/**
 * The neighbours of every artist, on this thread.
 * @param userArtists weights, users in rows
 * @throws RangeError where an option or a weight is out of range
 */
export function nearestNeighbours(
  userArtists: Csr,
  options: NeighbourOptions,
  openKernel: OpenKernel = openPortable,
): NeighbourTable {
  assertNeighbourOptions(options);
  const { rows: users, columns: artists, indices } = userArtists;
  const layout = planLayout({ users, artists, entries: indices.length, topK: options.topK, workers: 1 });
  const { buffer, kernel } = openKernel(layout, { ...options, worker: 0 });
  fillInput(buffer, layout, userArtists);
  const bounds = partBounds(userArtists.indptr, PARTS);
  for (let part = 0; part < PARTS; part++) kernel.tally(part, bounds[part] ?? 0, bounds[part + 1] ?? 0);
  kernel.plan();
  for (let part = 0; part < PARTS; part++) kernel.scatter(part, bounds[part] ?? 0, bounds[part + 1] ?? 0);
  kernel.pairs(0, artists);
  kernel.rank(0, artists);
  return tableOf(buffer, layout);
}

/** @throws RangeError in one sentence, with the option's value. */
export function assertNeighbourOptions({ topK, shrinkage, minListeners }: NeighbourOptions): void {
  if (!Number.isInteger(topK) || topK < 1) throw new RangeError(`topK is ${topK}, expected a positive integer.`);
  if (!Number.isFinite(shrinkage) || shrinkage < 0) {
    throw new RangeError(`shrinkage is ${shrinkage}, expected 0 or a positive number.`);
  }
  if (!Number.isInteger(minListeners) || minListeners < 0) {
    throw new RangeError(`minListeners is ${minListeners}, expected 0 or a positive integer.`);
  }
}
