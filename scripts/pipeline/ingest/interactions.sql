SELECT users.user_index::UINTEGER AS user_index, artists.artist_index::UINTEGER AS artist_index, pairs.plays
FROM pairs
JOIN users USING (user_id)
JOIN artists USING (name_id)
ORDER BY user_index, artist_index;
