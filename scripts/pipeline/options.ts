import { totalmem } from "node:os";
import path from "node:path";
import { DEFAULT_DATASET } from "../../lib/environment.ts";
import { findMethod, METHODS, type Method } from "../../lib/kernel/methods.ts";
import { quoted } from "../../lib/primitives/printable.ts";
import { operatorEnvironment } from "../cli/environment.ts";
import { type FlagValues, parseFlags, repeatable, text, toggle } from "../cli/flags.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { workersOf } from "../cli/workers.ts";
import { interactionsId } from "./engines/spark/interactions-source.ts";
import { assertSparkMethod, parseSparkOptions, type SparkOptions } from "./engines/spark/spark-options.ts";
import { bytesOfFlag, isByteSize } from "./ingest/byte-size.ts";

export const TOP_K = 50;

const CACHE_DIR = path.resolve(".cache");

export interface PrecomputeOptions {
  datasetId: string;
  datasetsDir: string;
  outDir: string;
  /** Parent of the run's own work folder. */
  cacheDir: string;
  /** null: what suits the size of the data. */
  method: Method | null;
  topK: number;
  /** null: the method's own. */
  shrinkage: number | null;
  /** null: the method's own. */
  minListeners: number | null;
  /** Shared listeners that a listed pair needs. */
  minOverlap: number;
  /** Cap on one user's share of an artist's weights; 1 caps nothing. */
  maxShare: number;
  /** A user's artists that count for the similarity, the most played ones; null: all. */
  maxArtistsPerListener: number | null;
  /** null: the dataset's own. */
  publishMinListeners: number | null;
  workers: number;
  /** Bound of ingest, e.g. "8GB": what doesn't fit is spilled to disk by DuckDB. */
  memory: string;
  /** What one packed file may unpack to; absent: the usual. */
  maxUnpackedBytes?: number | undefined;
  engine: "local" | "spark";
  /** null: neighbours are computed on this machine. */
  spark: SparkOptions | null;
  /** Data folders of other builds, whose manifests are set beside this one's. */
  compare: string[];
  /** Run even where nothing has changed since the last run. */
  force: boolean;
}

export const USAGE = `Usage: npm run prebuild -- [options]
Without options that decide what the data are, a run takes those of the last one.
  --dataset ID                 demo, lastfm-360k, lastfm-2k, lastfm-1k, sample, lastfm-360k-shape,
                               listenbrainz:<user or file> or file:<path>  (DATASET, default demo)
  --data-dir DIR               where datasets are looked for                 (DATASETS_DIR, default .cache/datasets)
  --out DIR                    where the site's data go                      (default public/data)
  --method ID                  how artists are compared                      (default: blend for real data up to 3 million
                                                                              interactions, else user-median-log)
                               ${METHODS.map(({ id }) => id).join(", ")}
  --shrinkage H                similarity = cosine · n/(n+H)                 (default: the method's)
  --min-listeners N            listeners a neighbour needs                   (default: the method's)
  --min-overlap N              shared listeners a listed pair needs          (default 1)
  --max-share S                cap on one listener's share of an artist      (default 1: none)
  --max-artists-per-listener N the most played that count for similarity     (default: all)
  --publish-min-listeners N    listeners an artist needs for a page          (default: the dataset's)
  --workers N                  worker threads                                (default: one per core)
  --memory SIZE                bound of ingest, such as 4GB            (default: 2GB, at most half of the machine's)
  --max-unpacked SIZE          what one packed file may unpack to, such as 8GB   (default: 100 times its size, 1GB at least)
  --engine ID                  where neighbours are computed: local or spark (default local; spark: user-median-log)
  --interactions PLACE         with spark: Parquet of user, artist and, optionally, plays and mbid, instead of a dataset:
                               a path, s3a://… or hdfs://…
  --spark-master URL           local[*], local-cluster[2,1,2048], spark://…, yarn, k8s://…     (default local[*])
  --spark-dir PLACE            folder that this machine and the cluster share                  (default: in .cache)
  --spark-conf KEY=VALUE       a setting for spark-submit; repeatable        (SPARK_HOME, SPARK_SUBMIT: which Spark)
  --compare DIR                data folder of another build, to set its manifest beside this one; repeatable
  --defaults                   leave out the options of the last run
  --force                      run even where nothing has changed
  --help                       this text`;

const COMMAND = "npm run prebuild --";

const TYPES = {
  dataset: text,
  "data-dir": text,
  out: text,
  method: text,
  shrinkage: text,
  "min-listeners": text,
  "min-overlap": text,
  "max-share": text,
  "max-artists-per-listener": text,
  "publish-min-listeners": text,
  workers: text,
  memory: text,
  "max-unpacked": text,
  engine: text,
  interactions: text,
  "spark-master": text,
  "spark-dir": text,
  "spark-conf": repeatable,
  compare: repeatable,
  defaults: toggle,
  force: toggle,
  help: toggle,
};

export type PrecomputeFlags = FlagValues<typeof TYPES>;

/** @throws OperatorError where a flag is unknown or has no value */
export const parsePrecomputeFlags = (argv: readonly string[]): PrecomputeFlags => parseFlags(argv, TYPES, COMMAND);

function numberOf(flag: string, text: string, isRight: (value: number) => boolean, expected: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!isRight(value)) throw new OperatorError(`--${flag} is ${quoted(text)}, expected ${expected}`);
  return value;
}

const isPositiveInteger = (value: number) => Number.isSafeInteger(value) && value > 0;

type WholeNumberFlag = "min-listeners" | "min-overlap" | "max-artists-per-listener" | "publish-min-listeners";

function parseMethod(id: string): Method {
  if (METHODS.some((method) => method.id === id)) return findMethod(id);
  throw new OperatorError(
    `--method is ${quoted(id)}, expected one of ${METHODS.map((method) => method.id).join(", ")}`,
  );
}

/** More than this only helps the largest datasets, which may ask for it; the whole run then stays below 3 GB. */
const MAX_DEFAULT_MEMORY_MB = 2_000;

/** Half of the machine at most: the kernel's arrays and the file cache want the rest. */
function defaultMemory(): string {
  return `${Math.min(MAX_DEFAULT_MEMORY_MB, Math.floor(totalmem() / 2e6))}MB`;
}

function parseMemory(text: string): string {
  if (!isByteSize(text)) {
    throw new OperatorError(`--memory is ${quoted(text)}, expected a size such as 4GB`);
  }
  return text;
}

/** The data folder that the flags name, and the cache folder that remembers what it was made of. */
export const outDirOf = ({ out }: Pick<PrecomputeFlags, "out">) => path.resolve(out ?? "public/data");

/**
 * Flags over environment over defaults.
 * @returns null where only help was asked for
 * @throws OperatorError naming the flag or variable, what was found and what is expected
 */
export function parseOptions(
  argv: readonly string[],
  environment: Record<string, string | undefined>,
): PrecomputeOptions | null {
  const flags = parsePrecomputeFlags(argv);
  return flags.help ? null : optionsOf(flags, environment);
}

/** The same of flags that are parsed already. */
export function optionsOf(flags: PrecomputeFlags, environment: Record<string, string | undefined>): PrecomputeOptions {
  const variables = operatorEnvironment(environment);
  const { DATASET = DEFAULT_DATASET, DATASETS_DIR } = variables;
  const whole = (flag: WholeNumberFlag) =>
    flags[flag] === undefined ? null : numberOf(flag, flags[flag], isPositiveInteger, "a whole number from 1");
  const spark = parseSparkOptions(flags, variables);
  if (spark?.interactions && flags.dataset !== undefined) {
    throw new OperatorError("--interactions takes the place of a dataset: leave --dataset out");
  }
  const method = flags.method === undefined ? null : parseMethod(flags.method);
  if (spark !== null && method !== null) assertSparkMethod(method);
  return {
    datasetId: spark?.interactions ? interactionsId(spark.interactions) : (flags.dataset ?? DATASET),
    datasetsDir: path.resolve(flags["data-dir"] ?? DATASETS_DIR),
    outDir: outDirOf(flags),
    cacheDir: CACHE_DIR,
    method,
    topK: TOP_K,
    shrinkage:
      flags.shrinkage === undefined
        ? null
        : numberOf("shrinkage", flags.shrinkage, (value) => value >= 0 && value < 1e6, "a number from 0"),
    minListeners: whole("min-listeners"),
    minOverlap: whole("min-overlap") ?? 1,
    maxShare:
      flags["max-share"] === undefined
        ? 1
        : numberOf("max-share", flags["max-share"], (value) => value > 0 && value <= 1, "a number above 0, at most 1"),
    maxArtistsPerListener: whole("max-artists-per-listener"),
    publishMinListeners: whole("publish-min-listeners"),
    workers: workersOf(flags.workers),
    memory: parseMemory(flags.memory ?? defaultMemory()),
    maxUnpackedBytes: bytesOfFlag("max-unpacked", flags["max-unpacked"]),
    engine: spark === null ? "local" : "spark",
    spark,
    compare: (flags.compare ?? []).map((folder) => path.resolve(folder)),
    force: flags.force ?? false,
  };
}
