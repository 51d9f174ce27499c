import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { installedSpark, MIN_JAVA, PYSPARK_VERSION } from "../../../setup/spark.mjs";
import { SparkMissingError } from "./faults.ts";
import type { SparkOptions } from "./spark-options.ts";

const run = promisify(execFile);

export interface Spark {
  submit: string;
  /** Environment variables for spark-submit besides ours. */
  env: Record<string, string>;
}

const HOW_TO_GET_IT = `"npm run spark:setup" installs PySpark ${PYSPARK_VERSION} into .cache (Python and Java ${MIN_JAVA} needed); or set SPARK_HOME to an installation, or SPARK_SUBMIT to its spark-submit`;

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

/**
 * spark-submit: SPARK_SUBMIT, then SPARK_HOME's, then the one that `npm run spark:setup` installed in the cache.
 * @throws SparkMissingError saying where we looked and how to get it
 */
export async function findSpark({ submit, home }: SparkOptions, cacheDir: string): Promise<Spark> {
  const installed = installedSpark(cacheDir);
  const inHome = (folder: string | null): Record<string, string> => (folder === null ? {} : { SPARK_HOME: folder });
  const candidates = [
    ...(submit === null ? [] : [{ name: "SPARK_SUBMIT", submit, env: inHome(home) }]),
    ...(home === null
      ? []
      : [{ name: "SPARK_HOME", submit: path.join(home, "bin", "spark-submit"), env: inHome(home) }]),
    { name: "", submit: path.join(installed, "bin", "spark-submit"), env: inHome(installed) },
  ];
  const [first] = candidates;
  if (first === undefined || !(await isThere(first.submit))) {
    const where = first?.name ? `${first.name} points to ${first.submit}, which does not exist` : "Spark was not found";
    throw new SparkMissingError(`${where}: ${HOW_TO_GET_IT}. --engine local does not need Spark.`);
  }
  await assertJava();
  return first;
}

/** If Java is missing, Spark's own script only says that JAVA_HOME is not set. */
async function assertJava(): Promise<void> {
  const { JAVA_HOME } = process.env;
  const java = JAVA_HOME ? path.join(JAVA_HOME, "bin", "java") : "java";
  try {
    await run(java, ["-version"]);
  } catch {
    throw new SparkMissingError(
      `Spark needs Java ${MIN_JAVA} or newer, but ${java} cannot be run: install one (Debian: "apt-get install openjdk-17-jre-headless") or set JAVA_HOME.`,
    );
  }
}
