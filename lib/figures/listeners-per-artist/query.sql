CREATE OR REPLACE TEMP VIEW measured AS
SELECT listeners AS value, 1 AS items
FROM artists
WHERE listeners >= getvariable('min_listeners');

-- Of all artists: bins stay where they are when min_listeners changes.
CREATE OR REPLACE TEMP TABLE extent AS
SELECT
  min(listeners)::DOUBLE AS lowest,
  max(listeners)::DOUBLE AS highest,
  bool_and(listeners = floor(listeners)) AS is_whole
FROM artists;
