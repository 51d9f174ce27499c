import { createBestList, drainInto, emptyTable, offer } from "./best-list.ts";
import { innerProduct, unitRows } from "./factor-neighbours.ts";
import type { FactorMatrix } from "./implicit-factors.ts";
import type { NeighbourTable } from "./neighbours.ts";
import { ridgeFactors } from "./ridge-kernel.ts";

export interface RerankOptions {
  /** Neighbours kept for each artist, at most. */
  topK: number;
  /** μ of the ridge kernel. */
  ridge: number;
  /** q in similarity = K(i,j)/√(K(i,i)·K(j,j)) · (K(j,j) / max K(k,k))^q; 0 is the kernel's cosine alone. */
  leverageExponent: number;
}

const ARTISTS_A_YIELD = 4096;

/**
 * Orders each artist's candidates anew by similarity(i,j) = K(i,j)/√(K(i,i)·K(j,j)) · (K(j,j) / max K(k,k))^q, where K is
 * the ridge kernel of the artists' factors: the cosine says how alike, the leverage K(j,j) how well the data know the candidate.
 * At most 1; candidates at or below 0 are dropped. Overlaps stay those of the candidates: whoever is listed shares
 * listeners. Not symmetric, as the leverage is the candidate's. Yields the share of artists that is done.
 * @throws RangeError where the ridge is not positive.
 */
export function* rerankByFactors(
  candidates: NeighbourTable,
  artists: FactorMatrix,
  { topK, ridge, leverageExponent }: RerankOptions,
): Generator<number, NeighbourTable> {
  const kernel = ridgeFactors(artists, ridge);
  const unit = unitRows(kernel);
  const trust = relativeLeverages(kernel).map((leverage) => leverage ** leverageExponent);
  const table = emptyTable(candidates.artists, topK);
  const best = createBestList(topK);
  for (let artist = 0; artist < table.artists; artist++) {
    if (artist % ARTISTS_A_YIELD === 0) yield artist / table.artists;
    const start = artist * candidates.topK;
    const end = start + (candidates.counts[artist] ?? 0);
    for (let slot = start; slot < end; slot++) {
      const other = candidates.indices[slot] ?? 0;
      const similarity = Math.min(innerProduct(unit, artist, other), 1) * (trust[other] ?? 0);
      if (similarity > 0) offer(best, other, similarity, candidates.overlaps[slot] ?? 0);
    }
    table.counts[artist] = drainInto(best, table, artist * topK);
  }
  return table;
}

/** K(j,j) as a share of the largest, 0 to 1: leverages themselves shrink as the catalogue grows. */
function relativeLeverages(kernel: FactorMatrix): Float64Array {
  const leverages = Float64Array.from({ length: kernel.rows }, (_, artist) => innerProduct(kernel, artist, artist));
  const largest = leverages.reduce((most, leverage) => Math.max(most, leverage), 0);
  return largest === 0 ? leverages : leverages.map((leverage) => leverage / largest);
}
