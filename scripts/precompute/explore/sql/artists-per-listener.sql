CREATE OR REPLACE TEMP VIEW measured AS
SELECT artists AS value, listeners AS items
FROM listeners_by_artists;

CREATE OR REPLACE TEMP TABLE extent AS
WITH running AS (SELECT value, sum(items) OVER (ORDER BY value) AS up_to, sum(items) OVER () AS total FROM measured)
SELECT
  min(value)::DOUBLE AS lowest,
  max(value)::DOUBLE AS highest,
  min(value) FILTER (up_to >= 0.95 * total)::DOUBLE AS percentile_95,
  true AS is_whole
FROM running;
