-- Share of all plays that the most played artists account for, at round shares of all artists.
WITH
  chosen AS (SELECT plays FROM artists WHERE listeners >= getvariable('min_listeners')),
  totals AS (SELECT count(*) AS artists, sum(plays) AS plays FROM chosen),
  places AS (
    SELECT share, ceil(share * artists)::BIGINT AS place
    FROM
      totals,
      (
        SELECT unnest([
          0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.25, 0.3,
          0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1
        ]) AS share
      )
  ),
  ordered AS (
    SELECT
      row_number() OVER most_played_first AS place,
      sum(plays) OVER (most_played_first ROWS UNBOUNDED PRECEDING) AS held
    FROM chosen
    WINDOW most_played_first AS (ORDER BY plays DESC)
  )
SELECT share AS share_of_artists, place AS artists, round((held / totals.plays)::DOUBLE, 5) AS share_of_plays
FROM totals, places
JOIN ordered USING (place)
ORDER BY share;
