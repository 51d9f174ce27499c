CREATE VIEW source_rows AS
SELECT rowid AS row_index, userID AS "user", NULL::VARCHAR AS mbid, artistID AS artist_id, weight AS plays
FROM raw.user_artists;
