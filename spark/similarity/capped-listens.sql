-- The listening that counts: the artists that each listener plays most, ties to the more popular. A listener with d artists
-- makes d·(d − 1)/2 pairs, so the cap bounds both the work and the shuffle: at most (cap − 1)/2 pairs per interaction.
SELECT user_index, artist_index, plays
FROM (
  SELECT
    user_index,
    artist_index,
    plays,
    row_number() OVER (PARTITION BY user_index ORDER BY plays DESC, artist_index) AS place
  FROM interactions
) AS ordered
WHERE place <= :max_artists_per_listener
