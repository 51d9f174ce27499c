-- Every artist's listeners and the length of its vector of weights, over all its listeners.
SELECT
  artist_index,
  CAST(count(*) AS INT) AS listeners,
  sqrt(CAST(sum(CAST(weight * weight AS DECIMAL(38, 18))) AS DOUBLE)) AS norm
FROM weights
GROUP BY artist_index
