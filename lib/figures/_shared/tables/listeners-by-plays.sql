-- How many listeners have so many plays in all: from from_plays to below to_plays, or that and more where no end is told.
CREATE OR REPLACE TEMP TABLE listeners_by_plays AS
FROM read_csv(
  getvariable('data') || '/tables/listeners-by-plays.csv',
  auto_detect = false, header = true, delim = ',',
  columns = {from_plays: 'UBIGINT', to_plays: 'UBIGINT', listeners: 'UBIGINT'}
);
