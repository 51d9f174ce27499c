-- Rows of source_tags as numbers. A row that names a person counts as that person, any other as its weight, 1 if it has none.
CREATE TABLE checked_tags AS
WITH trimmed AS (
  SELECT
    row_index,
    nullif(trim(artist), '') AS artist,
    nullif(lower(trim(mbid)), '') AS mbid,
    nullif(trim(tag), '') AS tag,
    nullif(trim(person), '') AS person,
    nullif(trim(weight), '') AS weight_text,
    concat_ws(', ', artist, mbid, tag, weight) AS shown
  FROM source_tags
)
SELECT
  row_index, artist, mbid, tag, person, shown,
  coalesce(try_cast(weight_text AS DOUBLE), 1) AS weight,
  CASE
    WHEN tag IS NULL THEN 'no tag'
    WHEN weight_text IS NULL THEN NULL
    WHEN getvariable('counts_people') AND NOT regexp_full_match(weight_text, '0*[1-9][0-9]{0,8}') THEN 'weight "' || weight_text || '"'
    WHEN coalesce(try_cast(weight_text AS DOUBLE), 0) <= 0 OR NOT isfinite(try_cast(weight_text AS DOUBLE)) THEN 'weight "' || weight_text || '"'
  END AS problem
FROM trimmed;

CREATE TABLE tag_texts AS
SELECT
  (row_number() OVER (ORDER BY tag) - 1)::UINTEGER AS text_number,
  tag AS text,
  (CASE WHEN count(person) > 0 THEN count(DISTINCT person) ELSE sum(weight) END)::DOUBLE AS uses
FROM checked_tags WHERE problem IS NULL GROUP BY tag;

CREATE TABLE tag_artists AS
SELECT
  (row_number() OVER (ORDER BY artist NULLS LAST, mbid NULLS LAST) - 1)::UINTEGER AS artist_number,
  artist, mbid, count(*)::DOUBLE AS rows
FROM checked_tags WHERE problem IS NULL GROUP BY artist, mbid;

-- 0 is no person.
CREATE TABLE tag_people AS
SELECT row_number() OVER (ORDER BY person)::UINTEGER AS person_number, person
FROM (SELECT DISTINCT person FROM checked_tags WHERE problem IS NULL AND person IS NOT NULL);

CREATE VIEW tag_rows AS
SELECT row_index, artist_number, text_number, coalesce(person_number, 0)::UINTEGER AS person_number, weight
FROM checked_tags AS checked
JOIN tag_artists ON tag_artists.artist IS NOT DISTINCT FROM checked.artist AND tag_artists.mbid IS NOT DISTINCT FROM checked.mbid
JOIN tag_texts ON tag_texts.text = checked.tag
LEFT JOIN tag_people USING (person)
WHERE problem IS NULL;
