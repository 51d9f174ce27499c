import { createBestList, drainInto, offer } from "../best-list.ts";
import { innerProduct, unitRows } from "../factors/factor-neighbours.ts";
import type { FactorMatrix } from "../factors/implicit-factors.ts";
import { ridgeFactors } from "../factors/ridge-kernel.ts";
import type { NeighbourTable } from "../table.ts";
import { emptyTable } from "../table.ts";

/** What artists are compared by, one row per artist in each. */
export interface SimilaritySpaces {
  /** Factors of implicit ALS: their ridge kernel K gives the taste similarity and the leverages. */
  factors: FactorMatrix;
  /** See `artistProfiles`. */
  profiles: FactorMatrix;
}

export interface RerankOptions {
  /** Neighbours kept for each artist, at most. */
  topK: number;
  /** μ of the ridge kernel. */
  ridge: number;
  /** q in similarity = mean of similarities · (K(j,j) / max K(k,k))^q; 0 is the mean alone. */
  leverageExponent: number;
}

const ARTISTS_PER_YIELD = 4096;

/**
 * Reorders each artist's candidates by the mean of three similarities, each 0 to 1: the candidates' own similarity
 * (shared listeners), the cosine of K (same tastes) and that of the profiles (played alongside the same artists), with a cosine below 0 counting as 0; times
 * (K(j,j) / max K(k,k))^q, since the leverage K(j,j) measures how well the data knows the candidate.
 * At most 1. Overlaps stay those of the candidates, so every listed artist shares listeners. Not symmetric, since the leverage
 * is the candidate's. Yields the share of artists that is done.
 * @throws RangeError if the ridge is not positive.
 */
export function* rerank(
  candidates: NeighbourTable,
  { factors, profiles }: SimilaritySpaces,
  { topK, ridge, leverageExponent }: RerankOptions,
): Generator<number, NeighbourTable> {
  const kernel = ridgeFactors(factors, ridge);
  const tastes = unitRows(kernel);
  const directions = unitRows(profiles);
  const trust = relativeLeverages(kernel).map((leverage) => leverage ** leverageExponent);
  const table = emptyTable(candidates.artists, topK);
  const best = createBestList(topK);
  for (let artist = 0; artist < table.artists; artist++) {
    if (artist % ARTISTS_PER_YIELD === 0) yield artist / table.artists;
    const start = artist * candidates.topK;
    const end = start + candidates.counts[artist];
    for (let slot = start; slot < end; slot++) {
      const other = candidates.indices[slot];
      const mean =
        (candidates.similarities[slot] + cosine(tastes, artist, other) + cosine(directions, artist, other)) / 3;
      const similarity = mean * trust[other];
      if (similarity > 0) offer(best, other, similarity, candidates.overlaps[slot]);
    }
    table.counts[artist] = drainInto(best, table, artist * topK);
  }
  return table;
}

/** Of rows of length 1, clamped to 0–1 against rounding. */
function cosine(unit: FactorMatrix, artist: number, other: number): number {
  return Math.min(Math.max(innerProduct(unit, artist, other), 0), 1);
}

/** K(j,j) as a share of the largest, 0 to 1: leverages themselves shrink as the catalogue grows. */
function relativeLeverages(kernel: FactorMatrix): Float64Array {
  const leverages = Float64Array.from({ length: kernel.rows }, (_, artist) => innerProduct(kernel, artist, artist));
  const largest = leverages.reduce((max, leverage) => Math.max(max, leverage), 0);
  return largest === 0 ? leverages : leverages.map((leverage) => leverage / largest);
}
