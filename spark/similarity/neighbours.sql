-- The best of every artist: by similarity, then by artist index. The minimum applies only to listed artists; an artist with one
-- listener still gets a list. Placeholders are nobody's neighbour and have no list; their listening is in the weights.
WITH
  compared AS (
    SELECT artist_index, other_index, overlap, similarity
    FROM scores
    WHERE NOT EXISTS (SELECT 1 FROM placeholders WHERE placeholders.artist_index = scores.artist_index)
      AND NOT EXISTS (SELECT 1 FROM placeholders WHERE placeholders.artist_index = scores.other_index)
  ),
  directed AS (
    SELECT
      CASE side WHEN 0 THEN artist_index ELSE other_index END AS artist_index,
      CASE side WHEN 0 THEN other_index ELSE artist_index END AS neighbour_index,
      overlap,
      similarity
    FROM compared
    CROSS JOIN (VALUES (0), (1)) AS sides (side)
  ),
  ranked AS (
    SELECT /*+ BROADCAST(norms) */
      directed.artist_index AS artist_index,
      neighbour_index,
      overlap,
      similarity,
      row_number() OVER (PARTITION BY directed.artist_index ORDER BY similarity DESC, neighbour_index) AS place
    FROM directed
    JOIN norms ON norms.artist_index = neighbour_index
    WHERE listeners >= :min_listeners AND overlap >= :min_overlap AND similarity > 0
  )
SELECT artist_index, place, neighbour_index, similarity, overlap
FROM ranked
WHERE place <= :top_k
