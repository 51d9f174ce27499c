-- The largest score: a whole number of 53 bits less those of an artist index, as the local kernel's keys leave it.
SELECT pow(2, 53 - length(bin(max(artist_index)))) - 1 AS top_score FROM interactions
