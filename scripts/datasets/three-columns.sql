-- The same without MBIDs.
CREATE VIEW source_rows AS
SELECT rowid AS row_index, "user", NULL::VARCHAR AS mbid, artist AS artist_id, plays
FROM raw.listens;

CREATE VIEW source_artists AS
SELECT DISTINCT artist AS artist_id, artist AS spelling
FROM raw.listens
WHERE artist IS NOT NULL;
