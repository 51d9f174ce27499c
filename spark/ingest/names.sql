-- Number of kept rows per spelling of an artist.
SELECT folded, spelling, sum(row_count) AS row_count FROM kept GROUP BY folded, spelling
