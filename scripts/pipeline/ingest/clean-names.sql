-- Blanks of every kind, control characters, and what is invisible or turns the direction of the text around it become
-- single blanks; the rest is NFC. Joiners (U+200C, U+200D) stay: Persian names and emoji need them.
-- Control characters go first: nfc_normalize stops at a NUL.
CREATE MACRO clean_name(text) AS nfc_normalize(trim(regexp_replace(text, '[\s\p{Z}\p{Cc}\x{200B}\x{FEFF}\x{202A}-\x{202E}\x{2066}-\x{2069}\x{E0000}-\x{E007F}]+', ' ', 'g')));

-- One row per artist identity of the source. Spellings that differ only in case are one name.
CREATE TABLE spellings AS
SELECT
  (row_number() OVER (ORDER BY artist_id) - 1)::INTEGER AS spelling_id,
  artist_id,
  clean_name(spelling) AS spelling,
  (dense_rank() OVER (ORDER BY lower(clean_name(spelling))) - 1)::INTEGER AS name_id
FROM source_artists;
