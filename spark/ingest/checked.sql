-- Every row with the first reason for rejecting it, by the rules of scripts/pipeline/ingest/check-rows.sql.
SELECT
  `user`,
  artist,
  CASE
    WHEN mbid RLIKE '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN lower(mbid)
  END AS mbid,
  -- Whole numbers of 32 bits: a plain cast would round 1.5 and accept 1e3.
  CASE WHEN plays RLIKE '^\\s*[0-9]+\\s*$' THEN try_cast(plays AS BIGINT) END AS plays,
  CASE
    WHEN trim(coalesce(`user`, '')) = '' THEN 'no-user'
    WHEN blanks_cleaned(coalesce(artist, '')) = '' THEN 'no-artist'
    WHEN NOT coalesce(plays RLIKE '^\\s*[0-9]+\\s*$' AND try_cast(plays AS BIGINT) BETWEEN 1 AND 4294967295, false)
      THEN 'plays-not-a-positive-integer'
  END AS reason
FROM source_rows
