-- Number of listeners by total plays.
SELECT plays, count(*) AS listeners
FROM (SELECT sum(plays) AS plays FROM interactions GROUP BY user_index) AS lists
GROUP BY plays
ORDER BY plays
