-- How many pairs of artists share exactly so many listeners.
SELECT overlap AS shared_listeners, count(*) AS pairs
FROM pairs
GROUP BY overlap
ORDER BY overlap
