-- Share of possible listener–artist pairs that exist, among the most popular artists.
WITH
  ordered AS (
    SELECT
      row_number() OVER most_popular_first AS place,
      sum(listeners) OVER (most_popular_first ROWS UNBOUNDED PRECEDING) AS pairs,
      count(*) OVER () AS artists
    FROM artists
    WINDOW most_popular_first AS (ORDER BY listeners DESC)
  ),
  places AS (
    SELECT digits * (10 ** exponent)::UBIGINT AS place
    FROM (SELECT unnest([1, 2, 5]) AS digits), range(0, 12) AS exponents (exponent)
  )
SELECT ordered.place AS artists, pairs::UBIGINT AS pairs, round((pairs / (ordered.place * users))::DOUBLE, 8) AS filled
FROM ordered, manifest
WHERE ordered.place IN (SELECT place FROM places) OR ordered.place = ordered.artists
ORDER BY ordered.place;
