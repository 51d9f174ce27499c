import path from "node:path";
import { METHODS, type Method } from "../../../../lib/kernel/methods.ts";
import { type Flags, oneOf, option, repeatable, TEXT, type Values } from "../../../cli/command-line.ts";
import { OperatorError } from "../../../cli/operator-error.ts";
import { SPARK_METHOD_IDS, sparkMethod } from "./spark-methods.ts";

export interface SparkOptions {
  /** As spark-submit has it: `local[*]`, `local-cluster[2,1,2048]`, `spark://…`, `yarn`, `k8s://…`. */
  master: string;
  /** Further `key=value` settings for spark-submit; they override ours. */
  conf: string[];
  /** The folder shared between this machine and the cluster; null: the run's own work folder. */
  workFolder: string | null;
  /** Parquet of listens, wherever Spark can read; null: the output of the dataset's ingest. */
  interactions: string | null;
  /** SPARK_HOME and SPARK_SUBMIT, where they are set. */
  home: string | null;
  submit: string | null;
}

const SETTING = /^[^=\s]+=/;

export const SPARK_OPTIONS = {
  engine: option(oneOf(["local", "spark"]), {
    heading: "Spark",
    help: "what computes the neighbours",
    fallback: "local",
    decidesData: true,
  }),
  interactions: option(TEXT, {
    value: "PLACE",
    help: "Parquet of user, artist and optionally plays and mbid, instead of a dataset: a path, s3a://… or hdfs://…",
    isKept: true,
  }),
  "spark-master": option(TEXT, {
    value: "URL",
    help: "local[*], local-cluster[2,1,2048], spark://…, yarn or k8s://…",
    fallback: "local[*]",
    isKept: true,
  }),
  "spark-dir": option(TEXT, {
    value: "PLACE",
    help: "folder that this machine and the cluster share",
    default: "in .cache",
    isKept: true,
  }),
  "spark-conf": repeatable(
    {
      value: "KEY=VALUE",
      expected: "key=value such as spark.executor.memory=4g",
      parse: (text) => (SETTING.test(text) ? text : undefined),
    },
    { help: "a setting for spark-submit", isKept: true },
  ),
};

const isUrl = (place: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(place);
/** Hadoop resolves a bare path on the cluster's default storage; an operator means this machine. */
const located = (place: string) => (isUrl(place) ? place : `file://${path.resolve(place)}`);

/**
 * @param flags those that were given
 * @returns null for the local engine
 * @throws OperatorError for a flag that needs the other engine
 */
export function sparkOptions(
  { engine, sparkMaster, sparkConf, sparkDir, interactions }: Values<typeof SPARK_OPTIONS>,
  flags: Flags<typeof SPARK_OPTIONS>,
  { SPARK_HOME, SPARK_SUBMIT }: { SPARK_HOME?: string | undefined; SPARK_SUBMIT?: string | undefined },
): SparkOptions | null {
  if (engine === "local") {
    const { engine: _, ...others } = SPARK_OPTIONS;
    const stray = Object.keys(others).find((flag) => flag in flags);
    if (stray !== undefined) throw new OperatorError(`--${stray} needs --engine spark`);
    return null;
  }
  return {
    master: sparkMaster,
    conf: sparkConf,
    workFolder: sparkDir === undefined ? null : located(sparkDir),
    interactions: interactions === undefined ? null : located(interactions),
    home: SPARK_HOME ?? null,
    submit: SPARK_SUBMIT ?? null,
  };
}

/** @throws OperatorError naming the methods that Spark supports */
export function assertSparkMethod(method: Method): void {
  if (sparkMethod(method) !== null) return;
  const others = METHODS.map(({ id }) => id).filter((id) => !SPARK_METHOD_IDS.includes(id));
  throw new OperatorError(
    `--method is ${JSON.stringify(method.id)}, which --engine spark does not support, expected ${SPARK_METHOD_IDS.join(", ")} (${others.join(", ")} need --engine local)`,
  );
}
