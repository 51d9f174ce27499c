/**
 * Similarities that need only counts: of users who listen to both artists, to each of them, and to anything.
 * All of them are symmetric, at least 0 and at most 1.
 */
export type CountScore = (overlap: number, listeners: number, otherListeners: number, users: number) => number;

/** |A ∩ B| / |A ∪ B| (Jaccard 1912): shared listeners as a share of all listeners of either. */
export const jaccard: CountScore = (overlap, listeners, otherListeners) =>
  overlap === 0 ? 0 : overlap / (listeners + otherListeners - overlap);

/**
 * 1 − 1/(1 + G²), where G² is the log-likelihood ratio of "the two audiences are independent" (Dunning 1993, "Accurate
 * Methods for the Statistics of Surprise and Coincidence"), scaled to 0–1 as in Apache Mahout's LoglikelihoodSimilarity.
 * 0 if the artists share fewer listeners than chance would give: G² alone calls both directions surprising.
 */
export const logLikelihoodRatio: CountScore = (overlap, listeners, otherListeners, users) => {
  if (overlap * users <= listeners * otherListeners) return 0;
  const surprise = gSquared(
    overlap,
    listeners - overlap,
    otherListeners - overlap,
    users - listeners - otherListeners + overlap,
  );
  return surprise / (1 + surprise);
};

/**
 * G² = 2·Σ observed·ln(observed / expected) of a 2 × 2 table.
 * Sums of near-equal terms may end a rounding error below 0, hence the minimum.
 */
function gSquared(both: number, first: number, second: number, neither: number): number {
  const total = both + first + second + neither;
  const term = (observed: number, row: number, column: number) =>
    observed === 0 ? 0 : observed * Math.log((observed * total) / (row * column));
  const sum =
    term(both, both + first, both + second) +
    term(first, both + first, first + neither) +
    term(second, second + neither, both + second) +
    term(neither, second + neither, first + neither);
  return Math.max(2 * sum, 0);
}
