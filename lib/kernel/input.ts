import { type Csr, columnLengths } from "./csr.ts";
import type { Layout } from "./layout.ts";
import type { NeighbourTable } from "./neighbours.ts";

/** Shared listeners up to which the fraction of a sum is sure to stay below 1; see docs/kernel.md, “Exactness”. */
const MAX_LISTENERS = 2 ** 21;

/** The part of the memory where the weights belong: a method may write them there itself. */
export function inputWeights(buffer: ArrayBufferLike, layout: Layout): Float64Array {
  return new Float64Array(buffer, layout.inputWeights, layout.entries);
}

/**
 * Copies the matrix into the memory. Weights that lie there already are left.
 * @throws RangeError where a weight is not positive (every artist then has a norm, and every pair a similarity above 0)
 * or an artist has more than 2²¹ listeners
 */
export function fillInput(buffer: ArrayBufferLike, layout: Layout, userArtists: Csr): void {
  const { indptr, indices, data } = userArtists;
  new Uint32Array(buffer, layout.listStarts, indptr.length).set(indptr);
  new Uint32Array(buffer, layout.inputArtists, indices.length).set(indices);
  const mostListeners =
    layout.users > MAX_LISTENERS ? columnLengths(userArtists).reduce((a, b) => Math.max(a, b), 0) : 0;
  if (mostListeners > MAX_LISTENERS) {
    throw new RangeError(`An artist has ${mostListeners} listeners, expected at most ${MAX_LISTENERS}.`);
  }
  const weights = inputWeights(buffer, layout);
  const isThere = data.buffer === weights.buffer && data.byteOffset === weights.byteOffset;
  for (let position = 0; position < data.length; position++) {
    const weight = data[position] ?? 0;
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `Weight ${position}, of artist ${indices[position]}, is ${weight}, expected a positive number.`,
      );
    }
  }
  if (!isThere) weights.set(data);
}

/** Cuts the users into parts of about as many entries each: part p is [bounds[p], bounds[p + 1]). */
export function partBounds(listStarts: Uint32Array, parts: number): Uint32Array {
  const users = listStarts.length - 1;
  const entries = listStarts[users] ?? 0;
  const bounds = new Uint32Array(parts + 1);
  for (let part = 1, user = 0; part <= parts; part++) {
    while (user < users && (listStarts[user] ?? 0) < (entries * part) / parts) user += 1;
    bounds[part] = user;
  }
  bounds[parts] = users;
  return bounds;
}

/** The finished table, where it lies. */
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
