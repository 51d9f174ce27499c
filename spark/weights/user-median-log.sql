-- w = clip(1 + slope · ln(plays / median plays of the listener), floor, ceiling), as in lib/kernel/weights.ts.
SELECT
  user_index,
  artist_index,
  greatest(:floor, least(:ceiling, 1 + :slope * ln(plays / median(plays) OVER (PARTITION BY user_index)))) AS weight
FROM listens
