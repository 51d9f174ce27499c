-- By number of listeners: how popular the ten nearest neighbours are, and how many artists are less popular than the
-- median of theirs.
WITH edges AS (
  SELECT (digits || 'e' || exponent)::DOUBLE AS edge, lead(edge) OVER (ORDER BY edge) AS next
  FROM (SELECT unnest([1, 2, 5]) AS digits), range(0, 12) AS exponents (exponent)
)
SELECT
  edge AS from_listeners,
  next AS to_listeners,
  count(*) AS artists,
  round(quantile_disc(listeners, 0.5))::UBIGINT AS median_listeners,
  quantile_disc(neighbour_listeners, 0.25) AS percentile_25,
  quantile_disc(neighbour_listeners, 0.5) AS median,
  quantile_disc(neighbour_listeners, 0.75) AS percentile_75,
  count(*) FILTER (neighbour_listeners > listeners) AS with_better_known
FROM artists
JOIN edges ON listeners >= edge AND listeners < next
WHERE neighbours > 0
GROUP BY ALL
ORDER BY from_listeners;
