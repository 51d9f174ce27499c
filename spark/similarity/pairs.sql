-- Shared listeners and the product of every two artists that share any, each pair once. A block is paired with itself and the
-- listener's later ones, so an entry is in as many tiles (left_block, right_block) as its listener has blocks, which
-- the cap limits; nearly all listeners have one block, and nothing is duplicated.
-- Products are below 2^64 · (1 − 2^-12)²; a quarter of them adds up within a BIGINT (Cauchy–Schwarz).
WITH
  lefts AS (
    SELECT user_index, block AS left_block, explode(sequence(block, last_block)) AS right_block, artist_index, weight
    FROM entries
  ),
  rights AS (
    SELECT user_index, explode(sequence(0, block)) AS left_block, block AS right_block, artist_index, weight
    FROM entries
  )
SELECT
  lefts.artist_index AS artist_index,
  rights.artist_index AS other_index,
  CAST(count(*) AS INT) AS overlap,
  CAST(sum(CAST(floor(lefts.weight * rights.weight * 0.25) AS BIGINT)) AS BIGINT) AS product
FROM lefts
JOIN rights
  ON lefts.user_index = rights.user_index
  AND lefts.left_block = rights.left_block
  AND lefts.right_block = rights.right_block
  AND lefts.artist_index < rights.artist_index
GROUP BY lefts.artist_index, rights.artist_index
