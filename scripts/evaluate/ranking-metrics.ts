/** How well one ranked list meets one set of hidden artists; each figure is 0 to 1. */
export interface RankingMetrics {
  /** Hidden artists found, as a share of all hidden ones. */
  recall: number;
  /** Discounted gain 1/log₂(rank + 1), as a share of the best list possible. */
  ndcg: number;
  /** 1 where at least one was found. */
  hitRate: number;
  /** Mean of the precision at the rank of every find, over the number that could be found. */
  averagePrecision: number;
}

/**
 * @param ranked at most `length` artists, best first
 * @param hidden at least one artist
 */
export function rankingMetrics(ranked: ArrayLike<number>, hidden: ReadonlySet<number>, length: number): RankingMetrics {
  const findable = Math.min(length, hidden.size);
  let found = 0;
  let gain = 0;
  let precisions = 0;
  for (let place = 0; place < ranked.length; place++) {
    if (!hidden.has(ranked[place] ?? -1)) continue;
    found += 1;
    gain += 1 / Math.log2(place + 2);
    precisions += found / (place + 1);
  }
  let bestGain = 0;
  for (let place = 0; place < findable; place++) bestGain += 1 / Math.log2(place + 2);
  return {
    recall: found / hidden.size,
    ndcg: gain / bestGain,
    hitRate: found > 0 ? 1 : 0,
    averagePrecision: precisions / findable,
  };
}
