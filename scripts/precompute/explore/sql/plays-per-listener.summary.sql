-- The mean is exact; the median listener is known to lie in one of the table's bins.
WITH running AS (
  SELECT *, sum(listeners) OVER (ORDER BY from_plays) AS up_to, sum(listeners) OVER () AS total FROM listeners_by_plays
)
SELECT
  coalesce(sum(listeners), 0)::BIGINT AS items,
  round((sum(plays) / sum(listeners))::DOUBLE, 2) AS mean,
  min(from_plays) FILTER (up_to >= 0.5 * total) AS median_from,
  min(to_plays) FILTER (up_to >= 0.5 * total) AS median_to,
  max(to_plays) AS below
FROM running;
