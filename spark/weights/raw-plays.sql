-- w = plays, the prototype's weight.
SELECT user_index, artist_index, plays AS weight FROM listens
