import { type Csr, columnLengths, emptyColumns } from "../csr.ts";
import type { CandidateLists, NeighbourOptions, NeighbourTable } from "../table.ts";
import type { Layout } from "./layout.ts";

/** Shared listeners up to which the fraction of a sum is sure to stay below 1; see docs/kernel.md, “Exactness”. */
const MAX_LISTENERS = 2 ** 21;

/**
 * Writes the matrix into the memory: its shape is copied, its weights are written by `weigh` where the kernel reads them.
 * @param weigh fills its argument with the weight of every stored entry, in the matrix's order
 * @param starts first slot of every artist's row
 * @param placeholders artists whose entries are then dropped: the kernel never meets them
 * @throws RangeError if a weight is not positive (every artist then has a norm, and every pair a similarity above 0)
 * or an artist has more than 2²¹ listeners
 */
export function fillInput(
  buffer: ArrayBufferLike,
  layout: Layout,
  { rows, columns, indptr, indices }: Omit<Csr, "data">,
  weigh: (weights: Float64Array) => void,
  starts: Uint32Array,
  placeholders: readonly number[] = [],
): void {
  new Uint32Array(buffer, layout.rowStarts, starts.length).set(starts);
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

/** Rows of `topK` slots each. */
export const evenStarts = (artists: number, topK: number): Uint32Array =>
  Uint32Array.from({ length: artists + 1 }, (_, artist) => artist * topK);

/**
 * Rows of as many slots as they can fill, at most `topK`: an artist meets no more listed artists than its listeners'
 * lists hold together.
 */
export function rowStarts(
  { rows, columns, indptr, indices }: Omit<Csr, "data">,
  { topK, minListeners }: Pick<NeighbourOptions, "topK" | "minListeners">,
): Uint32Array {
  const listeners = columnLengths({ columns, indices });
  const met = new Float64Array(columns);
  let listable = 0;
  for (const count of listeners) if (count >= minListeners) listable += 1;
  for (let user = 0; user < rows; user++) {
    const end = indptr[user + 1];
    let listed = 0;
    for (let position = indptr[user]; position < end; position++) {
      if (listeners[indices[position]] >= minListeners) listed += 1;
    }
    for (let position = indptr[user]; position < end; position++) {
      const artist = indices[position];
      met[artist] += listeners[artist] >= minListeners ? listed - 1 : listed;
    }
  }
  const starts = new Uint32Array(columns + 1);
  for (let artist = 0; artist < columns; artist++) {
    starts[artist + 1] = starts[artist] + Math.min(topK, met[artist], listable);
  }
  return starts;
}

/** The finished lists, as views on the memory. */
export function listsIn(buffer: ArrayBufferLike, layout: Layout): CandidateLists {
  const { artists, slots } = layout;
  return {
    artists,
    starts: new Uint32Array(buffer, layout.rowStarts, artists + 1),
    counts: new Uint32Array(buffer, layout.rowStates, artists),
    indices: new Uint32Array(buffer, layout.rowIndices, slots),
    similarities: new Float64Array(buffer, layout.rowKeys, slots),
    overlaps: new Uint32Array(buffer, layout.rowOverlaps, slots),
  };
}

/** The same where all rows have `topK` slots. */
export function tableOf(buffer: ArrayBufferLike, layout: Layout): NeighbourTable {
  const { starts: _, ...table } = listsIn(buffer, layout);
  return { ...table, topK: layout.topK };
}
