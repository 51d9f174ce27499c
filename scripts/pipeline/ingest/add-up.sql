-- A (user, artist) pair in several rows is one interaction; its plays are added.
CREATE TABLE pairs AS
SELECT user_id, name_id, sum(plays)::DOUBLE AS plays
FROM checked
WHERE reason IS NULL
GROUP BY user_id, name_id;

-- An artist's name is the one that most of its kept rows use.
CREATE TABLE names AS
SELECT spellings.name_id, spellings.spelling, count(*) AS row_count
FROM checked
JOIN spellings USING (spelling_id)
WHERE reason IS NULL
GROUP BY spellings.name_id, spellings.spelling;

CREATE TABLE artists AS
WITH
  audience AS (
    SELECT name_id, count(*)::INTEGER AS listeners, sum(plays) AS plays, median(plays) AS median_plays
    FROM pairs
    GROUP BY name_id
  ),
  ranked_names AS (
    SELECT *, row_number() OVER (PARTITION BY name_id ORDER BY row_count DESC, spelling) AS place FROM names
  )
SELECT
  (row_number() OVER (ORDER BY listeners DESC, spelling) - 1)::INTEGER AS artist_index,
  name_id,
  spelling AS name,
  listeners,
  plays,
  median_plays
FROM audience
JOIN ranked_names USING (name_id)
WHERE place = 1;

CREATE TABLE users AS
SELECT (row_number() OVER (ORDER BY count(*) DESC, "user") - 1)::INTEGER AS user_index, user_id
FROM pairs
JOIN user_ids USING (user_id)
GROUP BY user_id, "user";
