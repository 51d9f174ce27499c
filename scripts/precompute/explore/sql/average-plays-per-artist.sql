CREATE OR REPLACE TEMP VIEW measured AS
SELECT plays / listeners AS value, 1 AS items, listeners >= getvariable('min_listeners') AS included
FROM artists;
