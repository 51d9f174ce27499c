-- Weights over their artist's norm, as whole numbers of 32 bits like the local kernel's (lib/kernel/cosine/portable/prepare.ts): sums
-- of whole numbers don't depend on the order, so neither does any list on the number of tasks, nor on tasks that ran twice.
-- Each listener's artists are split into blocks: pairs are made from two blocks at a time, so that a listener with very many
-- artists is spread over many tasks instead of delaying one.
WITH placed AS (
  SELECT
    user_index,
    artist_index,
    weight,
    row_number() OVER (PARTITION BY user_index ORDER BY artist_index) - 1 AS place,
    count(*) OVER (PARTITION BY user_index) - 1 AS last_place
  FROM weights
)
SELECT /*+ BROADCAST(norms) */
  user_index,
  placed.artist_index AS artist_index,
  CAST(greatest(floor(weight * (:weight_scale / norm) + 0.5), 1) AS DOUBLE) AS weight,
  CAST(floor(place / :block_length) AS INT) AS block,
  CAST(floor(last_place / :block_length) AS INT) AS last_block
FROM placed
JOIN norms ON placed.artist_index = norms.artist_index
