-- |A ∩ B| / |A ∪ B|, times n/(n + h), as in lib/kernel/counts.ts.
SELECT /*+ BROADCAST(own, others) */
  pairs.artist_index AS artist_index,
  pairs.other_index AS other_index,
  overlap,
  CAST(overlap AS DOUBLE) / (own.listeners + others.listeners - overlap) * overlap / (overlap + :shrinkage) AS similarity
FROM pairs
JOIN norms AS own ON own.artist_index = pairs.artist_index
JOIN norms AS others ON others.artist_index = pairs.other_index
