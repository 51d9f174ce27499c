CREATE OR REPLACE TEMP VIEW measured AS
SELECT artists AS value, listeners AS items
FROM listeners_by_artists;

CREATE OR REPLACE TEMP TABLE extent AS
SELECT min(value)::DOUBLE AS lowest, max(value)::DOUBLE AS highest, true AS is_whole FROM measured;
