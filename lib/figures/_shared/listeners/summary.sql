-- The numbers in the sentence. The mean is exact; of the median only the table's bin is known.
WITH
  running AS (
    SELECT *, sum(items) OVER (ORDER BY "from") AS up_to, sum(items) OVER () AS total FROM binned
  ),
  median_bin AS (FROM running WHERE 2 * up_to >= total ORDER BY "from" LIMIT 1),
  last_bin AS (FROM binned ORDER BY "from" DESC LIMIT 1)
SELECT
  (SELECT coalesce(sum(items), 0) FROM binned)::BIGINT AS items,
  (SELECT round((added_up.total / running.total)::DOUBLE, 2) FROM added_up, running LIMIT 1) AS mean,
  (SELECT "from" FROM median_bin) AS median_from,
  (SELECT "to" FROM median_bin) AS median_to,
  (SELECT "from" FROM last_bin) AS last_from,
  (SELECT "to" FROM last_bin) AS last_to,
  (SELECT items FROM last_bin) AS last_items;
