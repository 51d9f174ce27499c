-- w = ln(1 + plays): the tenth play says less than the first.
SELECT user_index, artist_index, ln(1 + plays) AS weight FROM listens
