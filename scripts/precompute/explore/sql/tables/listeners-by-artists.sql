-- How many listeners have so many artists.
CREATE OR REPLACE TEMP TABLE listeners_by_artists AS
FROM read_csv(
  getvariable('data') || '/tables/listeners-by-artists.csv',
  auto_detect = false, header = true, delim = ',',
  columns = {artists: 'UBIGINT', listeners: 'UBIGINT'}
);
