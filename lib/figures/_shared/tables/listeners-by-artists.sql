-- Number of listeners by number of artists: from_artists up to but not including to_artists; without an end, from_artists or more.
CREATE OR REPLACE TEMP TABLE listeners_by_artists AS
FROM read_csv(
  getvariable('data') || '/tables/listeners-by-artists.csv',
  auto_detect = false, header = true, delim = ',',
  columns = {from_artists: 'UBIGINT', to_artists: 'UBIGINT', listeners: 'UBIGINT'}
);
