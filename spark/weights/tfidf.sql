-- w = √plays · ln(1 + artists / (1 + artists of the listener)), as in lib/kernel/term-weights.ts.
SELECT
  user_index,
  artist_index,
  sqrt(plays)
  * ln(1 + CAST((SELECT max(artist_index) + 1 FROM interactions) AS DOUBLE) / (1 + count(*) OVER (PARTITION BY user_index)))
    AS weight
FROM listens
