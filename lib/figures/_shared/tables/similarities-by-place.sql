-- How many artists have, at this place of their list of neighbours, this similarity (to three decimals).
CREATE OR REPLACE TEMP TABLE similarities_by_place AS
FROM read_csv(
  getvariable('data') || '/tables/similarities-by-place.csv',
  auto_detect = false, header = true, delim = ',',
  columns = {place: 'UBIGINT', similarity: 'DOUBLE', artists: 'UBIGINT'}
);
