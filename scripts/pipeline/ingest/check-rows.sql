CREATE TABLE user_ids AS
SELECT
  "user",
  (row_number() OVER (ORDER BY "user") - 1)::INTEGER AS user_id,
  getvariable('user_pattern') IS NULL OR regexp_full_match("user", getvariable('user_pattern')) AS possible
FROM (SELECT DISTINCT "user" FROM source_rows WHERE trim("user") <> '');

-- Whole numbers only: a plain cast would round 1.5 and accept 1e3.
CREATE MACRO positive_integer(text) AS
  CASE WHEN regexp_full_match(text, '\s*[0-9]+\s*') THEN nullif(try_cast(trim(text) AS UINTEGER), 0) END;

-- Each row gets the first reason that applies; a row without a reason is kept.
CREATE TABLE checked AS
SELECT
  source.row_index,
  user_ids.user_id,
  spellings.spelling_id,
  spellings.name_id,
  positive_integer(source.plays) AS plays,
  CASE WHEN regexp_full_match(source.mbid, '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}') THEN lower(source.mbid) END AS mbid,
  CASE
    WHEN user_ids.user_id IS NULL THEN 'no-user'
    WHEN NOT user_ids.possible THEN 'impossible-user-id'
    WHEN coalesce(trim(source.artist_id), '') = '' OR spellings.spelling = '' THEN 'no-artist'
    WHEN spellings.spelling_id IS NULL THEN 'unknown-artist-id'
    WHEN positive_integer(source.plays) IS NULL THEN 'plays-not-a-positive-integer'
  END AS reason
FROM source_rows AS source
LEFT JOIN user_ids ON source."user" = user_ids."user"
LEFT JOIN spellings ON source.artist_id = spellings.artist_id;
