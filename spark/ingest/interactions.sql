SELECT /*+ BROADCAST(artists) */ user_index, artist_index, plays.plays AS plays
FROM plays
JOIN users ON plays.`user` = users.`user`
JOIN artists ON plays.folded = artists.folded
