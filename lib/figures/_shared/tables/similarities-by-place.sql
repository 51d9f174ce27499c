-- Number of artists by similarity (three decimals) at each rank of their lists of neighbours.
CREATE OR REPLACE TEMP TABLE similarities_by_place AS
FROM read_csv(
  getvariable('data') || '/tables/similarities-by-place.csv',
  auto_detect = false, header = true, delim = ',',
  columns = {place: 'UBIGINT', similarity: 'DOUBLE', artists: 'UBIGINT'}
);
