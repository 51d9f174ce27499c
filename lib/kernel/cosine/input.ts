import { type Csr, columnLengths, emptyColumns } from "../csr.ts";
import type { NeighbourTable } from "../table.ts";
import type { Layout } from "./layout.ts";

/** Shared listeners up to which the fraction of a sum is sure to stay below 1; see docs/kernel.md, “Exactness”. */
const MAX_LISTENERS = 2 ** 21;

/**
 * Writes the matrix into the memory: its shape is copied, its weights are written by `weigh` where the kernel reads them.
 * @param weigh fills its argument with the weight of every stored entry, in the matrix's order
 * @param placeholders artists whose entries are then dropped: the kernel never meets them
 * @throws RangeError if a weight is not positive (every artist then has a norm, and every pair a similarity above 0)
 * or an artist has more than 2²¹ listeners
 */
export function fillInput(
  buffer: ArrayBufferLike,
  layout: Layout,
  { rows, columns, indptr, indices }: Omit<Csr, "data">,
  weigh: (weights: Float64Array) => void,
  placeholders: readonly number[] = [],
): void {
  const listStarts = new Uint32Array(buffer, layout.listStarts, indptr.length);
  const inputArtists = new Uint32Array(buffer, layout.inputArtists, indices.length);
  listStarts.set(indptr);
  inputArtists.set(indices);
  const maxListeners =
    layout.users > MAX_LISTENERS ? columnLengths({ columns, indices }).reduce((a, b) => Math.max(a, b), 0) : 0;
  if (maxListeners > MAX_LISTENERS) {
    throw new RangeError(`An artist has ${maxListeners} listeners, expected at most ${MAX_LISTENERS}.`);
  }
  const weights = new Float64Array(buffer, layout.inputWeights, layout.entries);
  weigh(weights);
  for (let position = 0; position < weights.length; position++) {
    const weight = weights[position];
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `Weight ${position}, of artist ${indices[position]}, is ${weight}, expected a positive number.`,
      );
    }
  }
  if (placeholders.length > 0) {
    emptyColumns({ rows, columns, indptr: listStarts, indices: inputArtists, data: weights }, placeholders);
  }
}

/** Cuts the users into parts of about as many entries each: part p is [bounds[p], bounds[p + 1]). */
export function partBounds(listStarts: Uint32Array, parts: number): Uint32Array {
  const users = listStarts.length - 1;
  const entries = listStarts[users];
  const bounds = new Uint32Array(parts + 1);
  for (let part = 1, user = 0; part <= parts; part++) {
    while (user < users && listStarts[user] < (entries * part) / parts) user += 1;
    bounds[part] = user;
  }
  bounds[parts] = users;
  return bounds;
}

/** The finished table, as views on the memory. */
export function tableOf(buffer: ArrayBufferLike, layout: Layout): NeighbourTable {
  const { artists, topK } = layout;
  const slots = artists * topK;
  return {
    artists,
    topK,
    counts: new Uint32Array(buffer, layout.rowStates, artists),
    indices: new Uint32Array(buffer, layout.rowIndices, slots),
    similarities: new Float64Array(buffer, layout.rowKeys, slots),
    overlaps: new Uint32Array(buffer, layout.rowOverlaps, slots),
  };
}
