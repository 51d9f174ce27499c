-- Counts of rows read and kept, listeners, artists and plays.
CREATE OR REPLACE TEMP TABLE manifest AS
FROM read_json(
  getvariable('data') || '/manifest.json',
  columns = {
    users: 'UBIGINT',
    interactions: 'UBIGINT',
    plays: 'UBIGINT',
    "rows": 'STRUCT("read" UBIGINT, kept UBIGINT, rejected STRUCT(reason VARCHAR, description VARCHAR, "rows" UBIGINT)[], "duplicatesAdded" UBIGINT, "withoutMbid" UBIGINT)',
    artists: 'STRUCT(found UBIGINT, merged UBIGINT, "withoutListeners" UBIGINT, "distinct" UBIGINT, "withMbid" UBIGINT, "withSeveralMbids" UBIGINT)'
  }
);
