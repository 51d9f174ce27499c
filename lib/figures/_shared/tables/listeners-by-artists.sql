-- How many listeners have so many artists: from from_artists to below to_artists, or that and more where no end is told.
CREATE OR REPLACE TEMP TABLE listeners_by_artists AS
FROM read_csv(
  getvariable('data') || '/tables/listeners-by-artists.csv',
  auto_detect = false, header = true, delim = ',',
  columns = {from_artists: 'UBIGINT', to_artists: 'UBIGINT', listeners: 'UBIGINT'}
);
