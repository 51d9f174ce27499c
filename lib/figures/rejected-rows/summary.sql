SELECT manifest."rows"."read" AS "read", manifest."rows".kept AS kept, manifest."rows"."read" - manifest."rows".kept AS rejected
FROM manifest;
