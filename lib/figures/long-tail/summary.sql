-- The Gini coefficient (0 if all artists have the same plays, near 1 if one has them all), and how many of the most
-- played artists account for half of the plays.
WITH ordered AS (
  SELECT
    plays,
    row_number() OVER least_played_first AS place,
    row_number() OVER most_played_first AS place_from_top,
    sum(plays) OVER (most_played_first ROWS UNBOUNDED PRECEDING) AS held,
    sum(plays) OVER () AS total,
    count(*) OVER () AS artists
  FROM artists
  WHERE listeners >= getvariable('min_listeners')
  WINDOW least_played_first AS (ORDER BY plays), most_played_first AS (ORDER BY plays DESC)
)
SELECT
  count(*) AS artists,
  coalesce(sum(plays), 0)::UBIGINT AS plays,
  round((2 * sum(place * plays::HUGEINT) / (count(*) * sum(plays)))::DOUBLE - (count(*) + 1) / count(*), 4) AS gini,
  min(place_from_top) FILTER (2 * held >= total) AS artists_for_half
FROM ordered;
