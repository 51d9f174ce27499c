CREATE OR REPLACE TEMP VIEW measured AS
SELECT listeners AS value, 1 AS items
FROM artists
WHERE listeners >= getvariable('min_listeners');

-- Over all artists, so that bins stay the same when min_listeners changes.
CREATE OR REPLACE TEMP TABLE extent AS
SELECT
  min(listeners)::DOUBLE AS lowest,
  max(listeners)::DOUBLE AS highest,
  bool_and(listeners = floor(listeners)) AS is_whole
FROM artists;
