-- n / √(listeners of one · listeners of the other), times n/(n + h): the cosine of weights that are all 1.
SELECT /*+ BROADCAST(own, others) */
  pairs.artist_index AS artist_index,
  pairs.other_index AS other_index,
  overlap,
  least(overlap / sqrt(CAST(own.listeners AS DOUBLE) * others.listeners), 1) * overlap / (overlap + :shrinkage) AS similarity
FROM pairs
JOIN norms AS own ON own.artist_index = pairs.artist_index
JOIN norms AS others ON others.artist_index = pairs.other_index
