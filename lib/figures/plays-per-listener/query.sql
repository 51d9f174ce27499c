CREATE OR REPLACE TEMP VIEW binned AS
SELECT from_plays AS "from", to_plays AS "to", listeners AS items
FROM listeners_by_plays;

CREATE OR REPLACE TEMP VIEW added_up AS
SELECT plays AS total FROM manifest;
