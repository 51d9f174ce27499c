-- Complementary cumulative distribution: how many artists reach each value, at 25 values per decade and at both ends.
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
    SELECT unnest([lowest, highest]) FROM extent WHERE lowest IS NOT NULL
  ),
  -- Count each value at the highest point that it reaches …
  counted AS (
    SELECT points.value AS reached, sum(items) AS items
    FROM (SELECT value, sum(items) AS items FROM measured GROUP BY value) AS measured
    ASOF JOIN points ON measured.value >= points.value
    GROUP BY reached
  )
-- … and add up from the top, so that it counts for all lower points too.
SELECT value AS "from", coalesce(sum(items) OVER (ORDER BY value DESC), 0)::BIGINT AS items
FROM points
LEFT JOIN counted ON reached = value
ORDER BY value;
