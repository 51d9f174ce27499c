-- What was corrected or is missing, as a share of the rows or artists checked.
WITH
  m AS (SELECT manifest."rows" AS r, manifest.artists AS a FROM manifest),
  counted AS (
    SELECT unnest([
      {place: 1, id: 'merged-spellings', found: a.merged, of: a.found},
      {place: 2, id: 'artists-without-mbid', found: a."distinct" - a."withMbid", of: a."distinct"},
      {place: 3, id: 'artists-with-several-mbids', found: a."withSeveralMbids", of: a."distinct"},
      {place: 4, id: 'rows-without-mbid', found: r."withoutMbid", of: r.kept},
      {place: 5, id: 'duplicate-rows', found: r."duplicatesAdded", of: r.kept}
    ]) AS entry
    FROM m
  )
SELECT entry.id AS id, entry.found AS found, entry.of AS "of", round(entry.found / greatest(entry.of, 1), 6) AS share
FROM counted
ORDER BY entry.place;
