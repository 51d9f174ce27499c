import { createBestList, drainInto, offer } from "../best-list.ts";
import type { FactorMatrix } from "../factors/factor-matrix.ts";
import { FIRST_BYTE, Stretch } from "../stretch.ts";
import type { CandidateLists, NeighbourTable } from "../table.ts";
import { paddedCount, scratchBytes, type VectorKernel } from "../vectors/kernel.ts";
import { GRAM_PARTS, joinGram, shareGram } from "../vectors/layout.ts";
import { type Stages, shareRows } from "../vectors/stages.ts";
import { whitening } from "../vectors/whitening.ts";

/** What artists are compared by, one row per artist in each. */
export interface SimilaritySpaces {
  /** Factors of implicit ALS: their ridge kernel K gives the taste similarity and the leverages. */
  factors: FactorMatrix;
  /** See `profileSpace`. */
  profiles: FactorMatrix;
}

export interface RerankOptions {
  /** μ of the ridge kernel. */
  ridge: number;
  /** h of the candidates' shared = cos · n/(n + h). */
  candidateShrinkage: number;
  /** h′ in similarity = mean of the three with the cosine itself · n/(n + h′). */
  evidenceShrinkage: number;
  /** q in familiarity = (K(j,j) / max K(k,k))^q; 0 orders by similarity alone. Roots, which every machine rounds alike. */
  leverageExponent: 0 | 0.25 | 0.5;
}

/**
 * The mean of three similarities of a pair, each 0 to 1, the same from either side.
 * @param shared cosine of the weights, shrunk or not: shared listeners
 * @param taste cosine of K; below 0 counts as 0
 * @param company cosine of the profiles: played alongside the same artists; below 0 counts as 0
 */
export const blendedSimilarity = (shared: number, taste: number, company: number): number =>
  (clamp(shared) + clamp(taste) + clamp(company)) / 3;

/** Above 1 is rounding. */
const clamp = (cosine: number) => Math.min(Math.max(cosine, 0), 1);

/** (leverage / largest)^q: leverages themselves shrink as the catalogue grows. */
function familiarityOf(leverage: number, largest: number, exponent: RerankOptions["leverageExponent"]): number {
  const relative = largest === 0 ? leverage : leverage / largest;
  if (exponent === 0) return 1;
  return exponent === 0.5 ? Math.sqrt(relative) : Math.sqrt(Math.sqrt(relative));
}

export interface RerankShape {
  artists: number;
  factors: number;
  dimensions: number;
  /** Of one artist, at most. */
  candidates: number;
  workers: number;
}

/** Addresses in bytes. */
export interface RerankLayout extends RerankShape {
  sizeBytes: number;
  /** 64 bytes for the threads. */
  control: number;
  /** The factors, which become tastes: directions of K with length 1. */
  tastes: number;
  /** The profiles, which become directions of length 1. */
  directions: number;
  /** f64: K(j,j), which becomes the familiarity of artist j. */
  leverages: number;
  /** f64, not used any further. */
  profileSquares: number;
  gramParts: number;
  matrix: number;
  scratches: { rows: number; others: number; tastes: number; companies: number }[];
}

export function planRerank(shape: RerankShape): RerankLayout {
  const { artists, factors, dimensions, candidates, workers } = shape;
  const memory = new Stretch(FIRST_BYTE);
  const layout = {
    ...shape,
    control: memory.take(64),
    gramParts: memory.take(8 * factors ** 2 * GRAM_PARTS),
    matrix: memory.take(8 * factors ** 2),
    scratches: Array.from({ length: workers }, () => ({
      rows: memory.take(scratchBytes(factors, 0)),
      others: memory.take(4 * candidates),
      tastes: memory.take(4 * paddedCount(candidates)),
      companies: memory.take(4 * paddedCount(candidates)),
    })),
    leverages: memory.take(8 * artists),
    profileSquares: memory.take(8 * artists),
    tastes: memory.take(4 * factors * artists),
    directions: memory.take(4 * dimensions * artists),
  };
  return { ...layout, sizeBytes: memory.end };
}

export function fillRerank(
  buffer: ArrayBufferLike,
  layout: RerankLayout,
  { factors, profiles }: SimilaritySpaces,
): void {
  new Float32Array(buffer, layout.tastes, factors.data.length).set(factors.data);
  new Float32Array(buffer, layout.directions, profiles.data.length).set(profiles.data);
}

export interface RerankTask {
  layout: RerankLayout;
  candidates: CandidateLists;
  /** Where the lists go, over memory that the threads share. */
  table: Required<NeighbourTable>;
  options: RerankOptions;
  worker: number;
}

/**
 * One thread's share of reordering each artist's candidates by (shared + taste + company)/3 · familiarity. What is told as their
 * similarity has no familiarity in it, and discounts few shared listeners more than the order does: so the order recalls more
 * (bench/results/blend-tuning.md). K is the kernel of ridge regression: with L·Lᵀ = YᵀY + μI
 * (Cholesky), rows L⁻¹·y have the inner products y_iᵀ·(YᵀY + μI)⁻¹·y_j, what artist i's listeners let the model expect for
 * artist j. Directions that all artists share, such as plain popularity, count less than in y_i·y_j; the larger μ, the
 * more the directions stay as they were. The leverage K(j,j) (Hoaglin & Welsch 1978) is near 0 for artists hardly anyone plays.
 * Overlaps stay those of the candidates, so every listed artist shares listeners. Similarities are symmetric; their order is
 * not, since the familiarity is the candidate's.
 * @param openKernel gives a kernel over the buffer
 * @param onArtists called with numbers of artists done
 */
export async function rerankSpace(
  openKernel: () => VectorKernel,
  buffer: ArrayBufferLike,
  { layout, candidates, table, options, worker }: RerankTask,
  stages: Stages,
  onArtists: (done: number) => void,
): Promise<void> {
  const { artists, factors, dimensions, tastes, directions, leverages } = layout;
  const scratch = layout.scratches[worker];
  const tasteKernel = openKernel();
  const companyKernel = openKernel();
  tasteKernel.setRows(factors, scratch.rows, 0);
  companyKernel.setRows(dimensions, scratch.rows, 0);
  shareGram(tasteKernel, buffer, layout, tastes, artists, stages);
  await stages.meet();
  stages.share(1, () => {
    const gram = joinGram(buffer, layout.gramParts, factors);
    for (let f = 0; f < factors; f++) gram[f * factors + f] += options.ridge;
    new Float64Array(buffer, layout.matrix, factors ** 2).set(whitening(gram, factors));
  });
  await stages.meet();
  shareRows(stages, artists, (first, last) => {
    tasteKernel.transformRows(tastes, layout.matrix, first, last);
    tasteKernel.unitRows(tastes, leverages, first, last);
    companyKernel.unitRows(directions, layout.profileSquares, first, last);
  });
  await stages.meet();
  stages.share(1, () => {
    const all = new Float64Array(buffer, leverages, artists);
    const largest = all.reduce((max, leverage) => Math.max(max, leverage), 0);
    all.forEach((leverage, artist) => {
      table.familiarity[artist] = familiarityOf(leverage, largest, options.leverageExponent);
    });
  });
  await stages.meet();

  const others = new Uint32Array(buffer, scratch.others, layout.candidates);
  const tasteCosines = new Float32Array(buffer, scratch.tastes, layout.candidates);
  const companyCosines = new Float32Array(buffer, scratch.companies, layout.candidates);
  const best = createBestList(table.topK);
  const { candidateShrinkage, evidenceShrinkage } = options;
  const similarities = new Float64Array(layout.candidates);
  const order = (artist: number) => {
    const start = candidates.starts[artist];
    const count = candidates.counts[artist];
    if (count === 0) return;
    others.set(candidates.indices.subarray(start, start + count));
    tasteKernel.compareRows(tastes, artist, scratch.others, count, scratch.tastes);
    companyKernel.compareRows(directions, artist, scratch.others, count, scratch.companies);
    for (let place = 0; place < count; place++) {
      const overlap = candidates.overlaps[start + place];
      const shared = candidates.similarities[start + place];
      const cosine = (shared * (overlap + candidateShrinkage)) / overlap;
      const [taste, company] = [tasteCosines[place], companyCosines[place]];
      similarities[place] = blendedSimilarity(cosine, taste, company) * (overlap / (overlap + evidenceShrinkage));
      const score = blendedSimilarity(shared, taste, company) * table.familiarity[others[place]];
      if (score > 0) offer(best, others[place], score, place);
    }
    const row = artist * table.topK;
    table.counts[artist] = drainInto(best, table, row);
    // Best lists carry a score and a number: the number was the candidate's place.
    for (let slot = row; slot < row + table.counts[artist]; slot++) {
      const place = table.overlaps[slot];
      table.similarities[slot] = similarities[place];
      table.overlaps[slot] = candidates.overlaps[start + place];
    }
  };
  shareRows(stages, artists, (first, last) => {
    for (let artist = first; artist < last; artist++) order(artist);
    onArtists(last - first);
  });
  await stages.meet();
}

/** @throws RangeError if the ridge is not positive */
export function assertRerank({ ridge, evidenceShrinkage }: RerankOptions): void {
  if (!(evidenceShrinkage >= 0 && Number.isFinite(evidenceShrinkage))) {
    throw new RangeError(`evidenceShrinkage is ${evidenceShrinkage}, expected 0 or a positive number.`);
  }
  if (!(ridge > 0 && Number.isFinite(ridge))) throw new RangeError(`ridge is ${ridge}, expected a positive number.`);
}
