-- The numbers in the sentence. A quantile is the smallest value that this share of the artists does not exceed.
WITH
  counted AS (SELECT value, sum(items) AS items FROM measured GROUP BY value),
  running AS (
    SELECT value, items, sum(items) OVER (ORDER BY value) AS up_to, sum(items) OVER () AS total FROM counted
  )
SELECT
  coalesce(sum(items), 0)::BIGINT AS items,
  -- Sums of decimals: sums of doubles depend on the order of the rows.
  round((sum(items * value::DECIMAL(18, 4)) / sum(items))::DOUBLE, 2) AS mean,
  round(min(value) FILTER (up_to >= 0.5 * total), 2)::DOUBLE AS median,
  round(min(value) FILTER (up_to >= 0.95 * total), 2)::DOUBLE AS percentile_95,
  round(min(value) FILTER (up_to >= 0.99 * total), 2)::DOUBLE AS percentile_99,
  round(max(value), 2)::DOUBLE AS highest
FROM running;
