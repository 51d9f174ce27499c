-- Rows by what became of them; kept ones have no reason.
SELECT reason, count(*) AS row_count, count_if(mbid IS NULL) AS without_mbid
FROM checked
GROUP BY reason
