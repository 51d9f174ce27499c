-- Number of artist pairs by number of shared listeners.
SELECT overlap AS shared_listeners, count(*) AS pairs
FROM pairs
GROUP BY overlap
ORDER BY overlap
