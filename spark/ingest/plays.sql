-- A (listener, artist) pair in several rows is one interaction; its plays are added.
SELECT `user`, folded, CAST(sum(plays) AS DOUBLE) AS plays FROM kept GROUP BY `user`, folded
