-- Complementary cumulative distribution: how many listeners reach the start of each of the table's bins. Only starts with
-- at most two significant digits are kept, and the first and the last.
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
