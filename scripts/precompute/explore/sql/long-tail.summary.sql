-- The Gini coefficient: 0 where all artists are played alike, near 1 where one has all plays.
WITH ordered AS (
  SELECT plays, row_number() OVER (ORDER BY plays) AS place, count(*) OVER () AS artists
  FROM artists
  WHERE listeners >= getvariable('min_listeners')
)
SELECT
  count(*) AS artists,
  sum(plays)::UBIGINT AS plays,
  round((2 * sum(place * plays::HUGEINT) / (count(*) * sum(plays)))::DOUBLE - (count(*) + 1) / count(*), 4) AS gini
FROM ordered;
