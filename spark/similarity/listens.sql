-- What listeners count for: everything that they listen to.
SELECT user_index, artist_index, plays FROM interactions
