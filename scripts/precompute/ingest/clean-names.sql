-- Blanks of every kind and control characters become single blanks; the rest is NFC.
-- Control characters go first: nfc_normalize stops at a NUL.
CREATE MACRO clean_name(text) AS nfc_normalize(trim(regexp_replace(text, '[\s\p{Z}\p{Cc}]+', ' ', 'g')));

-- One row per artist identity of the source. Spellings that differ only in case are one name.
CREATE TABLE spellings AS
SELECT
  (row_number() OVER (ORDER BY artist_id) - 1)::INTEGER AS spelling_id,
  artist_id,
  clean_name(spelling) AS spelling,
  (dense_rank() OVER (ORDER BY lower(clean_name(spelling))) - 1)::INTEGER AS name_id
FROM source_artists;
