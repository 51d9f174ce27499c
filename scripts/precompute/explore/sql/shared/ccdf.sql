-- Complementary cumulative distribution: how many reach each value, at 25 values a decade and at both ends.
WITH
  readable AS (
    SELECT (digits || 'e' || exponent)::DOUBLE AS value
    FROM
      (SELECT unnest([
        10, 11, 13, 14, 16, 18, 20, 22, 25, 28, 30, 32, 35, 40, 45, 50, 56, 60, 63, 70, 71, 79, 80, 89, 90
      ]) AS digits),
      range(-4, 16) AS exponents (exponent)
  ),
  points AS (
    SELECT value
    FROM readable, extent
    WHERE value > lowest AND value < highest AND (value = floor(value) OR NOT is_whole)
    UNION
    SELECT unnest([lowest, highest]) FROM extent
  ),
  counted AS (SELECT value, sum(items) AS items FROM measured GROUP BY value),
  running AS (SELECT value, sum(items) OVER (ORDER BY value DESC) AS items FROM counted)
SELECT points.value AS "from", coalesce(running.items, 0)::BIGINT AS items
FROM points
ASOF LEFT JOIN running ON running.value >= points.value
ORDER BY points.value;
