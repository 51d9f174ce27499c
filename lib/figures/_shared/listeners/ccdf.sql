-- Complementary cumulative distribution: how many listeners reach each of the table's bins; those that begin with two
-- digits, and the first and the last.
WITH reached AS (
  SELECT
    "from",
    sum(items) OVER (ORDER BY "from" DESC) AS items,
    "from" IN (min("from") OVER (), max("from") OVER ()) AS is_end
  FROM binned
)
SELECT "from"::DOUBLE AS "from", items::BIGINT AS items
FROM reached
WHERE is_end OR "from" % (10 ** greatest(length("from"::VARCHAR) - 2, 0))::UBIGINT = 0
ORDER BY "from";
