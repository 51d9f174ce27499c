-- Artists per cell of both measures, and the most popular artist of each cell.
WITH
  listener_edges AS (
    SELECT (digits || 'e' || exponent)::DOUBLE AS edge, lead(edge) OVER (ORDER BY edge) AS next
    FROM (SELECT unnest([10, 15, 22, 32, 46, 68]) AS digits), range(-1, 12) AS exponents (exponent)
  ),
  average_edges AS (
    SELECT (digits || 'e' || exponent)::DOUBLE AS edge, lead(edge) OVER (ORDER BY edge) AS next
    FROM (SELECT unnest([10, 15, 22, 32, 46, 68]) AS digits), range(-2, 12) AS exponents (exponent)
  )
SELECT
  listener_edges.edge AS from_listeners,
  listener_edges.next AS to_listeners,
  average_edges.edge AS from_average,
  average_edges.next AS to_average,
  count(*) AS artists,
  first(slug ORDER BY listeners DESC, name) AS slug,
  first(name ORDER BY listeners DESC, name) AS name
FROM artists
JOIN listener_edges ON listeners >= listener_edges.edge AND listeners < listener_edges.next
JOIN average_edges ON plays / listeners >= average_edges.edge AND plays / listeners < average_edges.next
GROUP BY ALL
ORDER BY from_listeners, from_average;
