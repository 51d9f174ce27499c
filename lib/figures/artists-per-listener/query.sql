CREATE OR REPLACE TEMP VIEW binned AS
SELECT from_artists AS "from", to_artists AS "to", listeners AS items
FROM listeners_by_artists;

CREATE OR REPLACE TEMP VIEW added_up AS
SELECT interactions AS total FROM manifest;
