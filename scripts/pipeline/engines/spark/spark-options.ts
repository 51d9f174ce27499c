import path from "node:path";
import { METHODS, type Method } from "../../../../lib/kernel/methods.ts";
import { quoted } from "../../../../lib/primitives/printable.ts";
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

export type SparkFlags = Partial<
  Record<"engine" | "interactions" | "spark-master" | "spark-dir", string> & Record<"spark-conf", string[]>
>;

const SPARK_ONLY = ["interactions", "spark-master", "spark-dir", "spark-conf"] as const;
const isUrl = (place: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(place);
/** Hadoop resolves a bare path on the cluster's default storage; an operator means this machine. */
const located = (place: string) => (isUrl(place) ? place : `file://${path.resolve(place)}`);

/**
 * @returns null for the local engine
 * @throws OperatorError naming the flag, what was found and what is expected
 */
export function parseSparkOptions(
  flags: SparkFlags,
  environment: { SPARK_HOME?: string | undefined; SPARK_SUBMIT?: string | undefined },
): SparkOptions | null {
  const engine = flags.engine ?? "local";
  if (engine !== "local" && engine !== "spark") {
    throw new OperatorError(`--engine is ${quoted(engine)}, expected local or spark`);
  }
  if (engine === "local") {
    const stray = SPARK_ONLY.find((flag) => flags[flag] !== undefined);
    if (stray !== undefined) throw new OperatorError(`--${stray} needs --engine spark`);
    return null;
  }
  for (const setting of flags["spark-conf"] ?? []) {
    if (!/^[^=\s]+=/.test(setting)) {
      throw new OperatorError(
        `--spark-conf is ${quoted(setting)}, expected key=value such as spark.executor.memory=4g`,
      );
    }
  }
  return {
    master: flags["spark-master"] ?? "local[*]",
    conf: flags["spark-conf"] ?? [],
    workFolder: flags["spark-dir"] === undefined ? null : located(flags["spark-dir"]),
    interactions: flags.interactions === undefined ? null : located(flags.interactions),
    home: environment.SPARK_HOME ?? null,
    submit: environment.SPARK_SUBMIT ?? null,
  };
}

/** @throws OperatorError naming the methods that Spark supports */
export function assertSparkMethod(method: Method): void {
  if (sparkMethod(method) !== null) return;
  const others = METHODS.map(({ id }) => id).filter((id) => !SPARK_METHOD_IDS.includes(id));
  throw new OperatorError(
    `--method is ${JSON.stringify(method.id)}, which --engine spark doesn't have: expected ${SPARK_METHOD_IDS.join(", ")} (${others.join(", ")} need --engine local)`,
  );
}
