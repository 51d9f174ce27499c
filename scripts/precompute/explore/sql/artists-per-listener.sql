CREATE OR REPLACE TEMP VIEW measured AS
SELECT artists AS value, listeners AS items, true AS included
FROM listeners_by_artists;
