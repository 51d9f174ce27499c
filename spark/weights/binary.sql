-- w = 1: whether someone listens, not how much.
SELECT user_index, artist_index, CAST(1 AS DOUBLE) AS weight FROM listens
