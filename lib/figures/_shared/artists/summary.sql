-- What the sentence says. A quantile is the least value that so many stay at or below.
WITH
  counted AS (SELECT value, sum(items) AS items FROM measured GROUP BY value),
  running AS (
    SELECT value, items, sum(items) OVER (ORDER BY value) AS up_to, sum(items) OVER () AS total FROM counted
  )
SELECT
  coalesce(sum(items), 0)::BIGINT AS items,
  -- Added up as decimals: sums of doubles depend on the order of the rows.
  round((sum(items * value::DECIMAL(18, 4)) / sum(items))::DOUBLE, 2) AS mean,
  round(min(value) FILTER (up_to >= 0.5 * total), 2)::DOUBLE AS median,
  round(min(value) FILTER (up_to >= 0.95 * total), 2)::DOUBLE AS percentile_95,
  round(min(value) FILTER (up_to >= 0.99 * total), 2)::DOUBLE AS percentile_99,
  round(max(value), 2)::DOUBLE AS highest
FROM running;
