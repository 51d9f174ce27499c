-- How many kept rows write an artist so.
SELECT folded, spelling, sum(row_count) AS row_count FROM kept GROUP BY folded, spelling
