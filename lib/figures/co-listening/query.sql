-- Number of artist pairs that share at least this many listeners, and of artists in such a pair.
WITH
  extent AS (SELECT max(shared_listeners) AS most FROM pairs_by_shared_listeners),
  thresholds AS (
    SELECT at_least
    FROM
      (
        SELECT digits * (10 ** exponent)::UBIGINT AS at_least
        FROM (SELECT unnest([1, 2, 3, 5, 7]) AS digits), range(0, 12) AS exponents (exponent)
      ),
      extent
    WHERE at_least < most
    UNION
    SELECT most FROM extent WHERE most IS NOT NULL
  )
SELECT
  at_least,
  (SELECT coalesce(sum(pairs), 0) FROM pairs_by_shared_listeners WHERE shared_listeners >= at_least)::UBIGINT AS pairs,
  (SELECT count(*) FROM artists WHERE shared_listeners >= at_least) AS artists
FROM thresholds
ORDER BY at_least;
