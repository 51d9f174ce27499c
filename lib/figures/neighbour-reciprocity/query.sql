-- By number of listeners: how many neighbours artists list, and how many of those list them too.
WITH edges AS (
  SELECT (digits || 'e' || exponent)::DOUBLE AS edge, lead(edge) OVER (ORDER BY edge) AS next
  FROM (SELECT unnest([1, 2, 5]) AS digits), range(0, 12) AS exponents (exponent)
)
SELECT
  edge AS from_listeners,
  next AS to_listeners,
  count(*) AS artists,
  sum(neighbours)::UBIGINT AS listed,
  sum(reciprocal_neighbours)::UBIGINT AS reciprocal,
  round((sum(reciprocal_neighbours) / sum(neighbours))::DOUBLE, 4) AS share
FROM artists
JOIN edges ON listeners >= edge AND listeners < next
WHERE neighbours > 0
GROUP BY ALL
ORDER BY from_listeners;
