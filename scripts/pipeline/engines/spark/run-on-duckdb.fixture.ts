import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Csr } from "../../../../lib/kernel/csr.ts";
import type { CappedSimilaritySettings } from "../similarity-settings.ts";
import { writeInteractions, writePlaceholders } from "./input-files.ts";
import { parametersOf, RESULTS, similaritySteps } from "./job.ts";
import { SparkResults } from "./results.ts";

/** DuckDB macros for the three Spark SQL functions that have other names there. */
const DIALECT = `
  CREATE MACRO explode(list) AS unnest(list);
  CREATE MACRO sequence(from_, to_) AS generate_series(from_, to_);`;

/**
 * Runs the files of `spark/` unchanged on DuckDB, which needs no cluster and takes milliseconds: whether the SQL is
 * correct is tested here on many matrices; whether Spark does the same as DuckDB is tested on few.
 */
export async function runOnDuckdb<Result>(
  folder: string,
  userArtists: Csr,
  settings: CappedSimilaritySettings,
  read: (results: SparkResults) => Promise<Result>,
  changes: Record<string, number> = {},
): Promise<Result> {
  const options = { memory: "1GB", threads: 1, workDir: folder };
  const file = (name: string) => path.join(folder, `${name}.parquet`);
  await writeInteractions(file("interactions"), userArtists, { memory: "1GB", spillFolder: folder });
  await writePlaceholders(file("placeholders"), settings.placeholders ?? [], { memory: "1GB", spillFolder: folder });
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const rows: Record<string, number> = {};
  try {
    await connection.run(DIALECT);
    for (const view of ["interactions", "placeholders"]) {
      await connection.run(`CREATE VIEW ${view} AS FROM read_parquet('${file(view)}')`);
    }
    const parameters = { ...parametersOf(settings), ...changes };
    for (const { view, file: sql, isSaved } of similaritySteps(settings)) {
      const text = await readFile(sql, "utf8");
      const bound = Object.entries(parameters).reduce(
        (query, [name, value]) =>
          query.replaceAll(new RegExp(`:${name}\\b`, "g"), Number.isInteger(value) ? `${value}` : `${value}::DOUBLE`),
        text,
      );
      await connection.run(`CREATE ${isSaved ? "TABLE" : "VIEW"} ${view} AS ${bound}`);
      if (!RESULTS.includes(view)) continue;
      await mkdir(path.join(folder, view), { recursive: true });
      await connection.run(`COPY ${view} TO '${path.join(folder, view, "part.parquet")}'`);
      const counted = await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM ${view}`);
      rows[view] = Number(counted.getRows()[0]?.[0]);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return SparkResults.read(folder, rows, options, read);
}
