-- Last.fm-1K: one row per listen. Every row is one play; rows of one listener and artist are added
-- up as everywhere else. Times and tracks are ignored.
CREATE VIEW source_rows AS
SELECT rowid AS row_index, "user", mbid, artist AS artist_id, '1' AS plays
FROM raw.listens;

CREATE VIEW source_artists AS
SELECT DISTINCT artist AS artist_id, artist AS spelling
FROM raw.listens
WHERE artist IS NOT NULL;
