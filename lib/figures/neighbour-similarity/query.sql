-- Quantiles of similarity at each rank. A quantile is the smallest value that this share of the artists does not exceed.
WITH running AS (
  SELECT
    place,
    similarity,
    artists,
    sum(artists) OVER (PARTITION BY place ORDER BY similarity) AS up_to,
    sum(artists) OVER (PARTITION BY place) AS total
  FROM similarities_by_place
)
SELECT
  place,
  any_value(total)::UBIGINT AS artists,
  min(similarity) FILTER (up_to >= 0.05 * total) AS percentile_5,
  min(similarity) FILTER (up_to >= 0.25 * total) AS percentile_25,
  min(similarity) FILTER (up_to >= 0.5 * total) AS median,
  min(similarity) FILTER (up_to >= 0.75 * total) AS percentile_75,
  min(similarity) FILTER (up_to >= 0.95 * total) AS percentile_95
FROM running
GROUP BY place
ORDER BY place;
