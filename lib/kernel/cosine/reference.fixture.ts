import { type Csr, columnLengths } from "../csr.ts";
import { emptyTable, type NeighbourOptions, type NeighbourTable } from "../table.ts";

/**
 * The oracle: the table of `nearestNeighbours` in full double precision, from dense vectors, every pair, and a plain sort.
 * O(artists² · users): for tests and benchmarks only.
 */
export function referenceNeighbours(userArtists: Csr, options: NeighbourOptions): NeighbourTable {
  const artists = userArtists.columns;
  const listeners = columnLengths(userArtists);
  const vectors = denseVectors(userArtists);
  const table = emptyTable(artists, options.topK);
  for (let artist = 0; artist < artists; artist++) {
    const candidates = [];
    for (let other = 0; other < artists; other++) {
      if (other === artist || listeners[other] < options.minListeners) continue;
      const pair = comparePair(vectors[artist] ?? [], vectors[other] ?? [], options.shrinkage);
      if (pair.similarity > 0) candidates.push({ index: other, ...pair });
    }
    candidates.sort((a, b) => b.similarity - a.similarity || a.index - b.index);
    const best = candidates.slice(0, options.topK);
    table.counts[artist] = best.length;
    best.forEach(({ index, similarity, overlap }, position) => {
      const slot = artist * options.topK + position;
      table.indices[slot] = index;
      table.similarities[slot] = similarity;
      table.overlaps[slot] = overlap;
    });
  }
  return table;
}

/** Every artist's weights by user; null if the user doesn't listen to the artist. */
function denseVectors({ rows, columns, indptr, indices, data }: Csr): (number | null)[][] {
  const vectors = Array.from({ length: columns }, () => new Array<number | null>(rows).fill(null));
  for (let user = 0; user < rows; user++) {
    for (let position = indptr[user]; position < indptr[user + 1]; position++) {
      const vector = vectors[indices[position]];
      if (vector) vector[user] = data[position];
    }
  }
  return vectors;
}

function comparePair(a: readonly (number | null)[], b: readonly (number | null)[], shrinkage: number) {
  let overlap = 0;
  let dot = 0;
  let squaredNormA = 0;
  let squaredNormB = 0;
  for (let user = 0; user < a.length; user++) {
    const weightA = a[user] ?? null;
    const weightB = b[user] ?? null;
    if (weightA !== null) squaredNormA += weightA * weightA;
    if (weightB !== null) squaredNormB += weightB * weightB;
    if (weightA === null || weightB === null) continue;
    overlap += 1;
    dot += weightA * weightB;
  }
  return { similarity: overlap === 0 ? 0 : shrunkCosine(dot, squaredNormA, squaredNormB, overlap, shrinkage), overlap };
}

/**
 * similarity = cos · n / (n + h), where cos = dot / (‖w_i‖·‖w_j‖) over whole vectors, not over common users only,
 * n is the overlap and h the shrinkage. 0 if a vector has no length.
 *
 * The root of the product, not the product of the roots: √(s·s) is s exactly in IEEE 754, so that
 * equal vectors get a cosine of exactly 1. The cap catches the last bit of proportional ones.
 * Swapping the artists changes no bit: every operation here commutes.
 */
export function shrunkCosine(
  dot: number,
  squaredNorm: number,
  otherSquaredNorm: number,
  overlap: number,
  shrinkage: number,
): number {
  const product = squaredNorm * otherSquaredNorm;
  if (product === 0) return 0;
  const cosine = Math.min(dot / Math.sqrt(product), 1);
  return (cosine * overlap) / (overlap + shrinkage);
}
