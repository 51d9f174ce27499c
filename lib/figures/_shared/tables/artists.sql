-- One row per artist, most popular first. Artists without a page have no name and no slug. The file puts an apostrophe
-- before characters that a spreadsheet would read as the start of a formula, and after ; or | before a quote or the end.
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
    neighbours: 'UBIGINT',           -- neighbours that it lists
    reciprocal_neighbours: 'UBIGINT', -- of those, how many list it too
    neighbour_listeners: 'DOUBLE',   -- median number of listeners of its ten nearest neighbours
    shared_listeners: 'UBIGINT'      -- largest number of listeners that it shares with another artist
  }
);
