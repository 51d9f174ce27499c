-- DOUBLE holds every count exactly (below 2^53) and reaches JavaScript as a plain number.
WITH
  kept AS (SELECT count(*) AS row_count, count(*) FILTER (mbid IS NULL) AS without_mbid FROM checked WHERE reason IS NULL),
  mentioned AS (SELECT count(DISTINCT spelling_id) AS identities FROM checked WHERE reason IS NULL)
SELECT
  kept.row_count::DOUBLE AS kept,
  kept.without_mbid::DOUBLE AS without_mbid,
  (SELECT count(*) FROM pairs)::DOUBLE AS interactions,
  (SELECT coalesce(sum(plays), 0) FROM pairs)::DOUBLE AS plays,
  (SELECT count(*) FROM users)::DOUBLE AS users,
  (SELECT count(*) FROM spellings)::DOUBLE AS identities_found,
  mentioned.identities::DOUBLE AS identities_mentioned,
  (SELECT count(*) FROM artists)::DOUBLE AS artists
FROM kept, mentioned;
