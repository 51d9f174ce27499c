-- The Last.fm-360K format: one table of listens, in which an artist is identified by the spelling of its name.
CREATE VIEW source_rows AS
SELECT rowid AS row_index, "user", mbid, artist AS artist_id, plays
FROM raw.listens;

CREATE VIEW source_artists AS
SELECT DISTINCT artist AS artist_id, artist AS spelling
FROM raw.listens
WHERE artist IS NOT NULL;
