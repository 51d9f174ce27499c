-- The table's bins, merged into those of the chart: [from, to), or from and more. Edges inside one of the table's bins
-- are left out, so that the chart's bins consist of whole ones. Ranges without listeners have no bin.
WITH
  extent AS (
    SELECT
      min("from") AS lowest,
      greatest(max("from"), max("to")) AS highest,
      count(*) FILTER ("to" IS NULL) > 0 AS is_open
    FROM binned
  ),
  -- 10^(k/3) or 10^(k/6), rounded to readable whole numbers, as totals are whole.
  readable AS (
    SELECT DISTINCT ceil((digits || 'e' || exponent)::DOUBLE) AS edge
    FROM (SELECT unnest(CASE getvariable('bins') WHEN 'fewer' THEN [10, 20, 50] ELSE [10, 15, 22, 32, 46, 68] END) AS digits),
      range(-1, 16) AS exponents (exponent)
  ),
  logarithmic AS (
    SELECT edge
    FROM readable, extent
    WHERE
      edge >= (SELECT max(edge) FROM readable, extent WHERE edge <= lowest)
      AND edge <= (SELECT min(edge) FROM readable, extent WHERE edge >= highest AND edge > lowest)
  ),
  -- The smallest of 1, 2, 5, 10 … that needs at most 20 or 40 bins.
  linear_width AS (
    SELECT min((digits || 'e' || exponent)::DOUBLE) AS width
    FROM extent, (SELECT unnest([1, 2, 5]) AS digits), range(0, 16) AS exponents (exponent)
    WHERE highest / (digits || 'e' || exponent)::DOUBLE <= CASE getvariable('bins') WHEN 'fewer' THEN 20 ELSE 40 END
  ),
  linear AS (SELECT step * width AS edge FROM linear_width, extent, range(0, 41) AS steps (step) WHERE (step - 1) * width < highest),
  wanted AS (
    FROM logarithmic WHERE getvariable('scale') = 'log'
    UNION ALL
    FROM linear WHERE getvariable('scale') <> 'log'
  ),
  kept AS (
    SELECT edge AS "from", lead(edge) OVER (ORDER BY edge) AS "to"
    FROM wanted
    WHERE NOT EXISTS (
      FROM binned WHERE "from" < edge AND coalesce("to" > edge, true)
    )
  ),
  joined AS (
    SELECT kept."from", kept."to", sum(items) AS items
    FROM binned
    ASOF JOIN kept ON binned."from" >= kept."from"
    GROUP BY ALL
  )
SELECT "from", "to", items::BIGINT AS items
FROM joined
ORDER BY "from";
