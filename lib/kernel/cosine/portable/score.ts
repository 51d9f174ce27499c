/** Slightly below 1, so that Σ v_i·v_j stays below 1 whatever the rounding. */
const MARGIN = 1 - 2 ** -12;
/** A normalised weight becomes a whole number of 32 bits. */
export const WEIGHT_SCALE = 2 ** 32 * MARGIN;
/** The product of two such weights becomes a number below 1 again. */
export const PRODUCT_SCALE = 2 ** -64;

/** cos · n / (n + h) as computed from the sums when it is 1. */
export const TOP_LOOSE = MARGIN * MARGIN;

/** Scores are whole numbers from 0 to this, which represents a similarity of 1; a key is a whole number of 53 bits. */
export function topScore(indexRange: number): number {
  return 2 ** 53 / indexRange - 1;
}

/** sum = n + cos·MARGIN², in one double: its whole part is the overlap n. Gives cos·MARGIN²·n / (n + h). */
export function looseScore(sum: number, shrinkage: number): number {
  const overlap = Math.floor(sum);
  return ((sum - overlap) * overlap) / (overlap + shrinkage);
}

function scorePerLoose(indexRange: number): number {
  return topScore(indexRange) / TOP_LOOSE;
}

/** Larger is better, ties go to the smaller artistIndex: score and inverted index in one number. */
export function keyOf(loose: number, artist: number, indexRange: number): number {
  const score = Math.floor(Math.min(loose, TOP_LOOSE) * scorePerLoose(indexRange) + 0.5);
  return score * indexRange + (indexRange - 1 - artist);
}

/** A loose score that every candidate beating `key` reaches: one score less, and a step of single precision, in which it is kept. */
export function limitBelow(key: number, indexRange: number): number {
  return ((Math.floor(key / indexRange) - 1) / scorePerLoose(indexRange)) * (1 - 2 ** -22);
}
