import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { findDataset } from "../../../datasets/find.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { Database } from "../../ingest/database.ts";
import { loadTable } from "../../ingest/load-table.ts";
import { prepareText } from "../../ingest/prepare-text.ts";
import type { Job } from "./job.ts";

const SQL_FOLDER = new URL("../../../../lib/figures/", import.meta.url);
const JOB_SCRIPT = new URL("../../../../spark/job.py", import.meta.url).pathname;

/**
 * A run of a minute is too short for the second compiler to pay off, or for garbage to be collected beside it, and few
 * rows need few partitions.
 */
export const QUICK_SETTINGS = [
  "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
  "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
  "spark.sql.shuffle.partitions=4",
];

/**
 * Writes the demo's rows, flaws and all, to a Parquet or CSV file.
 * @param query over `rows(user, mbid, artist, plays)`, all text
 */
export async function demoRows(file: string, query = "FROM rows", format = ""): Promise<void> {
  const workDir = await temporaryFolder();
  const { tables } = await findDataset("demo").locate({ datasetsDir: ".", workDir });
  const [source] = tables;
  if (source === undefined) throw new Error("the demo has no table");
  const database = await Database.open({ memory: "1GB", threads: 1, workDir });
  try {
    await loadTable(database, source, await prepareText(source, { workDir }));
    await database.run(`CREATE VIEW rows AS FROM raw.${source.table}; COPY (${query}) TO '${file}' ${format}`);
  } finally {
    database.close();
  }
}

/** The same rows as Parquet, all text. */
export async function parquetFromCsv(csv: string, parquet: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(`COPY (FROM read_csv('${csv}', all_varchar = true, header = true)) TO '${parquet}'`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The dashboard's statements that Spark runs unchanged; the others use types or functions that only DuckDB has. */
export const PORTABLE_FIGURES = ["most-listeners", "most-plays", "highest-average-plays"];
const VARIABLES = { min_listeners: 10 };

/** Rows of the portable statements over the tables in `folder`, by DuckDB and by Spark, as JSON. */
export async function runFigures(
  folder: string,
  env: Record<string, string>,
): Promise<{ figure: string; spark: unknown; duckdb: unknown }[]> {
  const work = await temporaryFolder();
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    const inputs = await parquetOf(connection, folder, work);
    await submitFigures(work, inputs, env);
    const compared = [];
    for (const figure of PORTABLE_FIGURES) {
      const sql = await readFile(new URL(`${figure}/query.sql`, SQL_FOLDER), "utf8");
      const [duckdb, spark] = [
        await jsonOf(connection, sql.replace(/;\s*$/, "")),
        await jsonOf(
          connection,
          `FROM read_parquet('${path.join(work, "out", figure.replaceAll("-", "_"), "*.parquet")}')`,
        ),
      ];
      compared.push({ figure, duckdb, spark });
    }
    return compared;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function jsonOf(connection: DuckDBConnection, sql: string): Promise<unknown> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

/** The published tables as files that Spark reads; DuckDB's unsigned numbers would be decimals to it. */
async function parquetOf(connection: DuckDBConnection, folder: string, work: string): Promise<Record<string, string>> {
  for (const [name, value] of Object.entries({ ...VARIABLES, data: `'${folder}'` })) {
    await connection.run(`SET VARIABLE ${name} = ${value}`);
  }
  const inputs: Record<string, string> = {};
  for (const table of ["artists", "listeners-by-artists", "similarities-by-place"]) {
    await connection.run(await readFile(new URL(`_shared/tables/${table}.sql`, SQL_FOLDER), "utf8"));
    const view = table.replaceAll("-", "_");
    const file = path.join(work, `${view}.parquet`);
    const columns = (await connection.runAndReadAll(`FROM (DESCRIBE ${view})`)).getRowObjectsJson();
    const signed = columns.map(({ column_name: name, column_type: type }) =>
      type === "UBIGINT" ? `${name}::BIGINT AS ${name}` : name,
    );
    await connection.run(`COPY (SELECT ${signed.join(", ")} FROM ${view}) TO '${file}'`);
    inputs[view] = `file://${file}`;
  }
  return inputs;
}

async function submitFigures(work: string, inputs: Record<string, string>, env: Record<string, string>): Promise<void> {
  const steps = PORTABLE_FIGURES.map((figure) => ({
    view: figure.replaceAll("-", "_"),
    file: new URL(`${figure}/query.sql`, SQL_FOLDER).pathname,
    isSaved: true,
  }));
  await mkdir(path.join(work, "out"));
  const job: Job = {
    inputs,
    steps,
    parameters: VARIABLES,
    results: [],
    workFolder: `file://${path.join(work, "out")}`,
    localFolder: work,
    parentPid: process.pid,
  };
  await writeFile(path.join(work, "job.json"), JSON.stringify(job));
  const submit = path.join(env.SPARK_HOME ?? "", "bin", "spark-submit");
  const settings = [
    "--master",
    "local[1]",
    "--conf",
    "spark.ui.enabled=false",
    "--conf",
    "spark.driver.host=127.0.0.1",
    ...QUICK_SETTINGS.flatMap((setting) => ["--conf", setting]),
  ];
  await promisify(execFile)(submit, [...settings, JOB_SCRIPT, path.join(work, "job.json")], {
    env: { ...process.env, ...env, SPARK_LOCAL_IP: "127.0.0.1" },
    maxBuffer: 1 << 26,
  });
}
