-- The table's bins are narrower than any drawn and end where those end: the middle of one stands for all it holds.
CREATE OR REPLACE TEMP VIEW measured AS
SELECT (from_plays + to_plays - 1) / 2 AS value, listeners AS items, true AS included
FROM listeners_by_plays;
