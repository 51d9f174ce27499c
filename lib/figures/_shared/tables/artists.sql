-- One row per artist, most heard first. Artists without a page have no name and no slug. In the file an apostrophe stands
-- before signs that a spreadsheet would take for a formula's, and before a quote or the end behind ; or |.
CREATE OR REPLACE TEMP TABLE artists AS
SELECT * REPLACE (
  regexp_replace(
    regexp_replace(
      regexp_replace(name, '(^|[;,|])([\s\pZ'']*)''([=+\-@＝＋－＠])', '\1\2\3', 'g'),
      '([;|][\s\pZ'']*)''(")', '\1\2', 'g'
    ),
    '([;|][\s\pZ'']*)''$', '\1'
  ) AS name
)
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
