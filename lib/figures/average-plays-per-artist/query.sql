CREATE OR REPLACE TEMP VIEW measured AS
SELECT plays / listeners AS value, 1 AS items
FROM artists
WHERE listeners >= getvariable('min_listeners');

-- Over all artists, so that bins stay the same when min_listeners changes.
CREATE OR REPLACE TEMP TABLE extent AS
SELECT
  min(plays / listeners)::DOUBLE AS lowest,
  max(plays / listeners)::DOUBLE AS highest,
  bool_and(plays / listeners = floor(plays / listeners)) AS is_whole
FROM artists;
