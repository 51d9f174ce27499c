-- Every weight capped at a share of all weights of its artist, so that one listener cannot dominate an artist's profile.
-- Sums use decimals here and in norms.sql: sums of doubles depend on the order, and so on the cluster.
WITH totals AS (
  SELECT artist_index, CAST(sum(CAST(weight AS DECIMAL(38, 18))) AS DOUBLE) AS total
  FROM uncapped_weights
  GROUP BY artist_index
)
SELECT /*+ BROADCAST(totals) */ user_index, w.artist_index AS artist_index, least(weight, :max_share * total) AS weight
FROM uncapped_weights AS w
JOIN totals ON w.artist_index = totals.artist_index
