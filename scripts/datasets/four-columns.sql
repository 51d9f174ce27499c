-- The Last.fm-360K shape: one table of listens, in which an artist is known by the way its name is written.
CREATE VIEW source_rows AS
SELECT rowid AS row_index, "user", mbid, artist AS artist_id, plays
FROM raw.listens;

CREATE VIEW source_artists AS
SELECT DISTINCT artist AS artist_id, artist AS spelling
FROM raw.listens
WHERE artist IS NOT NULL;
