// The same top-50 as one SQL self-join in DuckDB, from the weights. Its last line is read by measure.ts.
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { findMethod } from "../../lib/kernel/methods.ts";
import { readMatrix } from "../matrix-files.ts";
import { report, timed } from "../measure.ts";

const [folder = "", methodId = "", threads = "", topK = ""] = process.argv.slice(2);
const matrix = await readMatrix(folder);
const weights = findMethod(methodId).weigh(matrix);
const instance = await DuckDBInstance.create(":memory:", {
  threads,
  memory_limit: "18GB",
  temp_directory: path.join(folder, "spill"),
});
const connection = await instance.connect();
await connection.run("CREATE TABLE weights (u INTEGER, a INTEGER, w DOUBLE)");
const appender = await connection.createAppender("weights");
for (let user = 0; user < matrix.rows; user++) {
  for (let at = matrix.indptr[user] ?? 0; at < (matrix.indptr[user + 1] ?? 0); at++) {
    appender.appendInteger(user);
    appender.appendInteger(matrix.indices[at] ?? 0);
    appender.appendDouble(weights[at] ?? 0);
    appender.endRow();
  }
}
appender.closeSync();
const run = await timed(() =>
  connection.run(`
  CREATE TABLE top AS
  WITH
    norms AS (SELECT a, sqrt(sum(w * w)) AS norm FROM weights GROUP BY a),
    pairs AS (
      SELECT x.a AS i, y.a AS j, sum(x.w * y.w) AS dot, count(*) AS overlap
      FROM weights x JOIN weights y ON x.u = y.u AND x.a <> y.a
      GROUP BY x.a, y.a
    ),
    scored AS (
      SELECT i, j, dot / (ni.norm * nj.norm) AS similarity, overlap
      FROM pairs JOIN norms ni ON ni.a = i JOIN norms nj ON nj.a = j
    )
  SELECT i, j, similarity, overlap
  FROM scored
  QUALIFY row_number() OVER (PARTITION BY i ORDER BY similarity DESC, j) <= ${Number(topK)}`),
);
report(run);
