-- One row per artist, with its other spellings and MBIDs, most used first.
WITH
  other_names AS (
    SELECT
      names.folded AS folded,
      transform(sort_array(collect_list(struct(-row_count, spelling))), entry -> entry.spelling) AS spellings
    FROM names
    JOIN artists ON names.folded = artists.folded
    WHERE spelling <> name
    GROUP BY names.folded
  ),
  mbids AS (
    SELECT folded, transform(sort_array(collect_list(struct(-row_count, mbid))), entry -> entry.mbid) AS mbids
    FROM (
      SELECT folded, mbid, sum(row_count) AS row_count FROM kept WHERE mbid IS NOT NULL GROUP BY folded, mbid
    ) AS counted
    GROUP BY folded
  )
SELECT
  artist_index,
  name,
  listeners,
  plays,
  median_plays,
  coalesce(spellings, array()) AS other_names,
  coalesce(mbids, array()) AS mbids
FROM artists
LEFT JOIN other_names ON artists.folded = other_names.folded
LEFT JOIN mbids ON artists.folded = mbids.folded
ORDER BY artist_index
