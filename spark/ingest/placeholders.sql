-- Artists that are placeholders, by name or by the MBID that most of their rows carry: the rules of lib/primitives/placeholder.ts,
-- which `placeholder_keys` holds.
WITH
  folded AS (
    SELECT artist_index, fold_case(nfkc(name)) AS name, try_element_at(mbids, 1) AS mbid FROM artist_records
  ),
  keyed AS (
    SELECT
      artist_index,
      mbid,
      regexp_replace(name, '[^\\p{L}\\p{N}]+', '') AS letters,
      name RLIKE '(?s)^\\s*[\\p{Ps}\\p{Pi}<].*[\\p{Pe}\\p{Pf}>]\\s*$' AS is_bracketed
    FROM folded
  )
SELECT artist_index
FROM keyed
JOIN placeholder_keys ON letters = key AND (kind = 'name' OR (kind = 'bracketed' AND is_bracketed))
UNION
SELECT artist_index
FROM keyed
JOIN placeholder_keys ON mbid = key AND kind = 'mbid'
