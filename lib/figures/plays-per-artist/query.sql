CREATE OR REPLACE TEMP VIEW measured AS
SELECT plays AS value, 1 AS items
FROM artists
WHERE listeners >= getvariable('min_listeners');

-- Over all artists, so that bins stay the same when min_listeners changes.
CREATE OR REPLACE TEMP TABLE extent AS
SELECT
  min(plays)::DOUBLE AS lowest,
  max(plays)::DOUBLE AS highest,
  bool_and(plays = floor(plays)) AS is_whole
FROM artists;
