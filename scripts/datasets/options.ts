import { availableParallelism } from "node:os";
import path from "node:path";
import { DEFAULT_DATASET } from "../../lib/environment.ts";
import { BYTES, count, type Option, option, variable } from "../cli/command-line.ts";
import { USUAL_LIMIT } from "./archives/unpack-limit.ts";
import { KNOWN_DATASETS } from "./find.ts";

// Flags that several commands share.

export const DATASET = variable("DATASET", {
  value: "ID",
  help: KNOWN_DATASETS,
  default: DEFAULT_DATASET,
  isKept: true,
});

/** What commands use that keep options between runs. */
export const LAST_DATASET = `the last run's, else ${DEFAULT_DATASET}`;

/** An absolute path. */
export const DATA_DIR: Option<string> = {
  ...variable("DATASETS_DIR", { value: "DIR", help: "where to look for datasets", isKept: true }),
  resolve: (_texts, _flag, { DATASETS_DIR }) => path.resolve(DATASETS_DIR),
};

export const MAX_UNPACKED = option(BYTES, {
  help: "limit for the content of one packed file, such as 8GB",
  default: USUAL_LIMIT,
});

/** Each thread has its own arrays. More threads than this leave the fast kernel no room and can only be a mistake. */
const MAX_WORKERS = 256;

export const WORKERS = option(count(1, MAX_WORKERS), {
  help: "worker threads",
  fallback: Math.min(availableParallelism(), MAX_WORKERS),
  default: "one per core",
});
