-- Number of artist pairs by number of shared listeners; pairs that share none are left out.
CREATE OR REPLACE TEMP TABLE pairs_by_shared_listeners AS
FROM read_csv(
  getvariable('data') || '/tables/pairs-by-shared-listeners.csv',
  auto_detect = false, header = true, delim = ',',
  columns = {shared_listeners: 'UBIGINT', pairs: 'UBIGINT'}
);
