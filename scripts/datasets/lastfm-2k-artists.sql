-- HetRec 2011: listens name artists by id; about 700 non-Latin names arrived as "??", their real form
-- survives in the page address (percent-encoded, "+" for a blank, sometimes encoded twice).
CREATE MACRO decode_once(text) AS url_decode(replace(text, '+', ' '));

CREATE MACRO still_encoded(text) AS regexp_matches(text, '%[0-9A-Fa-f]{2}|[+]');

CREATE VIEW artist_addresses AS
SELECT id, name, decode_once(regexp_replace(url, '^https?://www\.last\.fm/music/(\+noredirect/)?', '')) AS in_address
FROM raw.artists;

CREATE VIEW source_artists AS
SELECT
  id AS artist_id,
  CASE
    WHEN NOT contains(name, '?') OR coalesce(in_address, '') = '' THEN name
    WHEN still_encoded(in_address) THEN decode_once(in_address)
    ELSE in_address
  END AS spelling
FROM artist_addresses;
