-- Row counts by reason of rejection; kept rows have no reason.
SELECT reason, count(*) AS row_count, count_if(mbid IS NULL) AS without_mbid
FROM checked
GROUP BY reason
