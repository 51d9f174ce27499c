-- One row per artist, most heard first. Artists without a page have no name and no slug.
CREATE OR REPLACE TEMP TABLE artists AS
FROM read_csv(
  getvariable('data') || '/tables/artists.csv',
  auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
  columns = {
    slug: 'VARCHAR',
    name: 'VARCHAR',
    listeners: 'UBIGINT',
    plays: 'UBIGINT',
    neighbours: 'UBIGINT',           -- artists in its list of neighbours
    reciprocal_neighbours: 'UBIGINT', -- those of them that list it too
    neighbour_listeners: 'DOUBLE',   -- median listeners of its first ten neighbours
    shared_listeners: 'UBIGINT'      -- most listeners that it shares with one other artist
  }
);
