-- similarity = cos · n/(n + h), rounded to the whole numbers in which the local kernel compares (lib/kernel/cosine/portable/score.ts),
-- so that ties are the same in both.
SELECT
  artist_index,
  other_index,
  overlap,
  greatest(floor(least(loose, :top_loose) * (top_score / :top_loose) + 0.5), 0.5) / top_score AS similarity
FROM (
  SELECT
    artist_index,
    other_index,
    overlap,
    product * :product_scale * overlap / (overlap + :shrinkage) AS loose,
    (SELECT top_score FROM score_scale) AS top_score
  FROM pairs
) AS scaled
