SELECT slug, name, plays AS value, listeners
FROM artists
WHERE slug IS NOT NULL AND listeners >= getvariable('min_listeners')
ORDER BY plays DESC, listeners DESC, name
LIMIT 20;
