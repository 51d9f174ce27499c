-- Genres with their shares, "post-punk:0.50,funk:0.35"; their ids as people write them: "classic rock", "post-punk".
CREATE VIEW source_tags AS
SELECT
  row_index, artist, nullif(mbid, '') AS mbid,
  regexp_replace(
    replace(replace(split_part(share, ':', 1), 'r-and-b', 'r&b'), '-', ' '),
    '\b(hip|j|k|nu|post|singer|trip) ', '\1-'
  ) AS tag,
  NULL::VARCHAR AS person, split_part(share, ':', 2) AS weight
FROM (
  SELECT rowid AS row_index, name AS artist, mbid, unnest(string_split(genres, ',')) AS share FROM raw.catalogue
);
