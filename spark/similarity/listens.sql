-- The listening that counts: everything.
SELECT user_index, artist_index, plays FROM interactions
