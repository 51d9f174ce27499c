SELECT
  (SELECT count(*) FROM interactions) AS interactions,
  (SELECT count(*) FROM users) AS users,
  (SELECT count(*) FROM spellings) AS identities_found,
  (SELECT count(DISTINCT artist) FROM kept) AS identities_mentioned,
  (SELECT count(*) FROM artists) AS artists
