-- The table's bins are narrower than any drawn and end where those end: the middle of one stands for all it holds.
CREATE OR REPLACE TEMP VIEW measured AS
SELECT (from_plays + to_plays - 1) / 2 AS value, listeners AS items
FROM listeners_by_plays;

-- Sums of plays are known in bins only, so there is no percentile to cut at.
CREATE OR REPLACE TEMP TABLE extent AS
SELECT min(value) AS lowest, max(value) AS highest, NULL::DOUBLE AS percentile_95, false AS is_whole FROM measured;
