-- Artists by listeners, then name (bytes). An artist's name is the one that most of its kept rows use. The numbering is the only
-- step done by a single task: over artists, never over rows.
WITH
  audience AS (
    SELECT folded, CAST(count(*) AS INT) AS listeners, sum(plays) AS plays, median(plays) AS median_plays
    FROM plays
    GROUP BY folded
  ),
  ranked_names AS (
    SELECT folded, spelling, row_number() OVER (PARTITION BY folded ORDER BY row_count DESC, spelling) AS place FROM names
  )
SELECT
  CAST(row_number() OVER (ORDER BY listeners DESC, spelling) - 1 AS INT) AS artist_index,
  audience.folded AS folded,
  spelling AS name,
  listeners,
  plays,
  median_plays
FROM audience
JOIN ranked_names ON audience.folded = ranked_names.folded
WHERE place = 1
