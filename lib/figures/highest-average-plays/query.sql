SELECT slug, name, round(plays / listeners, 2) AS value, listeners
FROM artists
WHERE slug IS NOT NULL AND listeners >= getvariable('min_listeners')
ORDER BY plays / listeners DESC, listeners DESC, name
LIMIT 20;
