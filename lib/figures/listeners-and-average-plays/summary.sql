-- The line: by number of listeners, the average plays per listener of the median artist.
WITH listener_edges AS (
  SELECT (digits || 'e' || exponent)::DOUBLE AS edge, lead(edge) OVER (ORDER BY edge) AS next
  FROM (SELECT unnest([10, 15, 22, 32, 46, 68]) AS digits), range(-1, 12) AS exponents (exponent)
)
SELECT
  edge AS from_listeners,
  next AS to_listeners,
  count(*) AS artists,
  round(quantile_disc(plays / listeners, 0.5), 2) AS median_average
FROM artists
JOIN listener_edges ON listeners >= edge AND listeners < next
GROUP BY ALL
ORDER BY from_listeners;
