-- Pairs that the listeners make, Σ d·(d − 1)/2: time, memory and shuffle grow with it.
SELECT CAST(coalesce(sum(artists * (artists - 1) / 2), 0) AS BIGINT) AS pair_visits, coalesce(max(artists), 0) AS max_artists
FROM (SELECT CAST(count(*) AS DOUBLE) AS artists FROM listens GROUP BY user_index) AS lists
