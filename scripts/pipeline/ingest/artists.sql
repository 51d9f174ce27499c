-- One row per artist in artistIndex order, with its other spellings and MBIDs, most used first.
WITH
  other_names AS (
    SELECT artist_index, list(spelling ORDER BY row_count DESC, spelling) AS spellings
    FROM names
    JOIN artists USING (name_id)
    WHERE spelling <> name
    GROUP BY artist_index
  ),
  mbid_rows AS (
    SELECT name_id, mbid, count(*) AS row_count
    FROM checked
    WHERE reason IS NULL AND mbid IS NOT NULL
    GROUP BY name_id, mbid
  ),
  mbids AS (
    SELECT name_id, list(mbid ORDER BY row_count DESC, mbid) AS mbids FROM mbid_rows GROUP BY name_id
  )
SELECT name, listeners, plays, median_plays, coalesce(spellings, []) AS other_names, coalesce(mbids, []) AS mbids
FROM artists
LEFT JOIN other_names USING (artist_index)
LEFT JOIN mbids USING (name_id)
ORDER BY artist_index;
