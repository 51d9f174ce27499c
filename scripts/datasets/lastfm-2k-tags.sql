-- A row for each listener, artist and tag; artists and tags by id.
CREATE VIEW source_tags AS
SELECT given.rowid AS row_index, spelling AS artist, NULL::VARCHAR AS mbid, tagValue AS tag, userID AS person, NULL::VARCHAR AS weight
FROM raw.user_taggedartists AS given
LEFT JOIN source_artists ON artist_id = given.artistID
LEFT JOIN raw.tags AS tags ON tags.tagID = given.tagID;
