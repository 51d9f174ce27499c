WITH rejected AS (SELECT unnest(manifest."rows".rejected) AS entry FROM manifest)
SELECT entry.reason AS reason, entry.description AS description, entry."rows" AS "rows"
FROM rejected
ORDER BY entry."rows" DESC, entry.reason;
