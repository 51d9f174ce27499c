-- Number of listeners by number of artists.
SELECT artists, count(*) AS listeners
FROM (SELECT count(*) AS artists FROM interactions GROUP BY user_index) AS lists
GROUP BY artists
ORDER BY artists
