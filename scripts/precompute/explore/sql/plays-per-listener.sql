-- The table's bins are narrower than any drawn and end where those end: the middle of one stands for all it holds.
CREATE OR REPLACE TEMP VIEW measured AS
SELECT (from_plays + to_plays - 1) / 2 AS value, listeners AS items
FROM listeners_by_plays;

CREATE OR REPLACE TEMP TABLE extent AS
SELECT min(value) AS lowest, max(value) AS highest, false AS is_whole FROM measured;
