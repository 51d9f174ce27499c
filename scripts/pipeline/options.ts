import { totalmem } from "node:os";
import path from "node:path";
import { DEFAULT_DATASET } from "../../lib/environment.ts";
import { findMethod, METHODS, type Method } from "../../lib/kernel/methods.ts";
import type { ListenerRule } from "../../lib/listens/listeners.ts";
import { bytesOf } from "../cli/byte-size.ts";
import {
  BYTES,
  type Command,
  camelCase,
  count,
  FILE,
  type Flags,
  FOLDER,
  number,
  oneOf,
  option,
  type Parsed,
  parseCommandLine,
  repeatable,
  toggle,
  type Values,
} from "../cli/command-line.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { DATA_DIR, DATASET, LAST_DATASET, MAX_UNPACKED, WORKERS } from "../datasets/options.ts";
import { tagTablePath } from "../datasets/tag-table.ts";
import { interactionsId } from "./engines/spark/interactions-source.ts";
import { assertSparkMethod, SPARK_OPTIONS, type SparkOptions, sparkOptions } from "./engines/spark/spark-options.ts";

export const TOP_K = 50;

/** More than this helps only the largest datasets, which may ask for it; the whole run then stays below 3 GB. */
const MAX_DEFAULT_MEMORY_MB = 2_000;
/** At most half of the machine's: the kernel's arrays and the file cache need the rest. */
const USUAL_MEMORY = `${Math.min(MAX_DEFAULT_MEMORY_MB, Math.floor(totalmem() / 2e6))}MB`;

const OPTIONS = {
  dataset: { ...DATASET, heading: "Input and output", default: LAST_DATASET },
  "data-dir": DATA_DIR,
  out: option(FOLDER, { help: "folder for the site's data", fallback: path.resolve("public/data") }),
  tags: option(
    { value: "file:PATH", expected: "file:<path>, a table of artists and their tags", parse: tagTablePath },
    {
      help: "table of artist (or mbid), tag and count (of people), instead of the dataset's own tags",
      fallback: null,
      default: "the dataset's",
      decidesData: true,
    },
  ),
  "one-listener": toggle({ help: "all files of file: are one listener's", decidesData: true }),
  "listener-per-file": toggle({ help: "each file of file: is a listener's", decidesData: true }),
  corrections: option(FILE, {
    help: "table of artists to merge, split, rename or leave out of your own listening",
    fallback: null,
    default: "none",
    decidesData: true,
  }),
  compare: repeatable(FOLDER, {
    help: "data folder of another build, to publish its manifest beside this one's",
    isKept: true,
  }),
  "max-unpacked": MAX_UNPACKED,
  method: option(oneOf(METHODS.map(({ id }) => id)), {
    heading: "Similarity",
    help: "how artists are compared",
    default: "blend for real data if memory suffices, else user-median-log",
    decidesData: true,
  }),
  shrinkage: option(
    number("H", "a number from 0", (value) => value >= 0 && value < 1e6),
    { help: "similarity = cosine · n/(n+H)", fallback: null, default: "the method's", decidesData: true },
  ),
  "min-listeners": option(count(), {
    help: "listeners that a neighbour needs",
    fallback: null,
    default: "the method's",
    decidesData: true,
  }),
  "min-overlap": option(count(), { help: "shared listeners that a listed pair needs", fallback: 1, decidesData: true }),
  "max-share": option(
    number("S", "a number above 0, at most 1", (value) => value > 0 && value <= 1),
    {
      help: "cap on one listener's share of an artist's weights",
      fallback: 1,
      default: "1, no cap",
      decidesData: true,
    },
  ),
  "max-artists-per-listener": option(count(), {
    help: "how many of a listener's most played artists count for similarity",
    fallback: null,
    default: "all",
    decidesData: true,
  }),
  "publish-min-listeners": option(count(), {
    help: "listeners that an artist needs for a page",
    fallback: null,
    default: "the dataset's",
    decidesData: true,
  }),
  ...SPARK_OPTIONS,
  workers: { ...WORKERS, heading: "This run" },
  memory: option(
    { ...BYTES, parse: (text): string | undefined => (bytesOf(text) === undefined ? undefined : text) },
    {
      help: "limit for reading the dataset and for the default method, such as 4GB",
      fallback: USUAL_MEMORY,
      default: "2GB, at most half of the machine's",
    },
  ),
  defaults: toggle({ help: "leave out the options of the last run" }),
  force: toggle({ help: "run even if nothing has changed" }),
};

/** `npm run prebuild`. */
export const PREBUILD: Command<typeof OPTIONS> = {
  name: "npm run prebuild --",
  about:
    "Makes the site's data from a dataset. Without flags that decide what the data is, it uses those of the last run.",
  options: OPTIONS,
  notes: ["SPARK_HOME or SPARK_SUBMIT names the Spark to use; without them, npm run spark:setup installs one."],
};

export type PrecomputeFlags = Flags<typeof OPTIONS>;

type Combined =
  | "dataset"
  | "dataDir"
  | "out"
  | "method"
  | "maxUnpacked"
  | "defaults"
  | keyof Values<typeof SPARK_OPTIONS>;

/** The values of the flags, those that belong together combined. null: what suits the method, the dataset or its size. */
export interface PrecomputeOptions extends Omit<Values<typeof OPTIONS>, Combined> {
  datasetId: string;
  datasetsDir: string;
  outDir: string;
  /** Parent of the run's own work folder. */
  cacheDir: string;
  method: Method | null;
  topK: number;
  /** How own files are shared out to listeners. */
  listenerRule: ListenerRule;
  /** Limit for the content of one packed file; undefined: the usual one. */
  maxUnpackedBytes?: number | undefined;
  engine: "local" | "spark";
  /** null: neighbours are computed on this machine. */
  spark: SparkOptions | null;
}

/** @throws OperatorError for flags that do not go together */
export function optionsOf({ values, flags, environment }: Parsed<typeof OPTIONS>): PrecomputeOptions {
  const { dataset = DEFAULT_DATASET, dataDir, out, maxUnpacked, engine, ...rest } = values;
  const { defaults: _, sparkMaster, sparkConf, sparkDir, interactions, ...own } = rest;
  if (own.oneListener && own.listenerPerFile) {
    throw new OperatorError("--one-listener and --listener-per-file exclude each other: leave out one of them");
  }
  const spark = sparkOptions(values, flags, environment);
  if (spark?.interactions && flags.dataset !== undefined) {
    throw new OperatorError("--interactions replaces the dataset: leave out --dataset");
  }
  const method = values.method === undefined ? null : findMethod(values.method);
  if (spark !== null && method !== null) assertSparkMethod(method);
  return {
    ...own,
    datasetId: spark?.interactions ? interactionsId(spark.interactions) : dataset,
    datasetsDir: dataDir,
    outDir: out,
    cacheDir: path.resolve(".cache"),
    method,
    listenerRule: own.oneListener ? "one" : own.listenerPerFile ? "per-file" : "auto",
    topK: TOP_K,
    maxUnpackedBytes: maxUnpacked,
    engine,
    spark,
  };
}

/** The same, from the words of a command line. */
export const parseOptions = (argv: readonly string[], source: Record<string, string | undefined>) =>
  optionsOf(parseCommandLine(PREBUILD, argv, source));

/** The options that change published bytes, apart from what the files of the dataset and of other builds say. */
export const dataSettings = (options: PrecomputeOptions) => {
  const names = Object.entries(OPTIONS).flatMap(([flag, { decidesData }]: [string, { decidesData?: boolean }]) =>
    decidesData ? [camelCase(flag)] : [],
  );
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name)));
};
