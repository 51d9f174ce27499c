-- Bins are half-open, [from, to), without gaps; the last one also includes its end.
WITH
  -- 10^(k/3) or 10^(k/6), rounded to readable numbers.
  readable AS (
    SELECT (digits || 'e' || exponent)::DOUBLE AS edge
    FROM (SELECT unnest(CASE getvariable('bins') WHEN 'fewer' THEN [10, 20, 50] ELSE [10, 15, 22, 32, 46, 68] END) AS digits),
      range(-4, 16) AS exponents (exponent)
  ),
  logarithmic AS (
    SELECT edge
    FROM readable, extent
    WHERE
      edge >= (SELECT max(edge) FROM readable, extent WHERE edge <= lowest)
      AND edge <= (SELECT min(edge) FROM readable, extent WHERE edge >= highest AND edge > lowest)
  ),
  distinct_values AS (SELECT value, sum(items) AS items FROM measured GROUP BY value),
  -- The value that 95% of the chosen artists do not exceed: the only edge that depends on min_listeners.
  cut_at AS (
    SELECT min(value)::DOUBLE AS value
    FROM (SELECT value, sum(items) OVER (ORDER BY value) AS up_to, sum(items) OVER () AS total FROM distinct_values)
    WHERE getvariable('scale') = 'cut' AND up_to >= 0.95 * total
  ),
  linear_end AS (
    SELECT CASE getvariable('scale') WHEN 'cut' THEN cut_at.value ELSE highest END AS value FROM extent, cut_at
  ),
  -- The smallest of 1, 2, 5, 10 … that needs at most 20 or 40 bins.
  linear_width AS (
    SELECT min((digits || 'e' || exponent)::DOUBLE) AS width
    FROM linear_end, (SELECT unnest([1, 2, 5]) AS digits), range(0, 16) AS exponents (exponent)
    WHERE linear_end.value / (digits || 'e' || exponent)::DOUBLE <= CASE getvariable('bins') WHEN 'fewer' THEN 20 ELSE 40 END
  ),
  linear AS (SELECT step * width AS edge FROM linear_width, linear_end, range(0, 41) AS steps (step) WHERE (step - 1) * width < linear_end.value),
  edges AS (
    FROM logarithmic WHERE getvariable('scale') = 'log'
    UNION ALL
    FROM linear WHERE getvariable('scale') <> 'log'
  ),
  bins AS (
    SELECT edge AS "from", lead(edge) OVER (ORDER BY edge) AS "to", max(edge) OVER () AS last
    FROM edges
    QUALIFY "to" IS NOT NULL
  ),
  counted AS (
    SELECT "from", sum(items) AS items
    FROM distinct_values
    ASOF JOIN bins ON value >= "from"
    WHERE value < "to" OR value = last
    GROUP BY "from"
  )
SELECT "from", "to", coalesce(items, 0)::BIGINT AS items
FROM bins
LEFT JOIN counted USING ("from")
ORDER BY "from";
