-- Number of listeners by total plays: from_plays up to but not including to_plays; without an end, from_plays or more.
CREATE OR REPLACE TEMP TABLE listeners_by_plays AS
FROM read_csv(
  getvariable('data') || '/tables/listeners-by-plays.csv',
  auto_detect = false, header = true, delim = ',',
  columns = {from_plays: 'UBIGINT', to_plays: 'UBIGINT', listeners: 'UBIGINT'}
);
