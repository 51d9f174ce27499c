-- Kept rows of one listener, one spelling and one MBID, added up before any join.
-- A famous artist's rows are a hot key of the join: Spark splits such partitions (spark.sql.adaptive.skewJoin).
SELECT `user`, folded, spelling, added.artist AS artist, mbid, plays, row_count
FROM (
  SELECT `user`, artist, mbid, sum(plays) AS plays, count(*) AS row_count
  FROM checked
  WHERE reason IS NULL
  GROUP BY `user`, artist, mbid
) AS added
JOIN spellings ON added.artist = spellings.artist
