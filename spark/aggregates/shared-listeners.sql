-- The largest number of listeners that an artist shares with another one; artists that share none are left out.
SELECT artist_index, max(overlap) AS shared_listeners
FROM (
  SELECT artist_index, overlap FROM pairs
  UNION ALL
  SELECT other_index AS artist_index, overlap FROM pairs
) AS directed
GROUP BY artist_index
ORDER BY artist_index
