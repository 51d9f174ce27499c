SELECT slug, name, listeners AS value, listeners
FROM artists
WHERE slug IS NOT NULL
ORDER BY listeners DESC, name
LIMIT 20;
