import { totalmem } from "node:os";
import path from "node:path";
import { DEFAULT_DATASET } from "../../lib/environment.ts";
import { type Command, count, FILE, list, oneOf, option, type Values } from "../cli/command-line.ts";
import { DATA_DIR, DATASET, MAX_UNPACKED, WORKERS } from "../datasets/options.ts";
import { ownQualityPath } from "../datasets/quality-path.ts";
import { CANDIDATES, type Candidate } from "./candidates.ts";

const OPTIONS = {
  dataset: DATASET,
  "data-dir": DATA_DIR,
  "max-unpacked": MAX_UNPACKED,
  methods: list(oneOf(CANDIDATES.map(({ id }) => id)), { help: "what to measure", default: "all" }),
  splits: option(count(2), { help: "splits; the first is for tuning and not reported", fallback: 5 }),
  seed: option(count(0), { help: "seed of splits, samples and bootstrap", fallback: 1 }),
  "max-users": option(count(), { help: "larger datasets are sampled down to this many users", fallback: 20_000 }),
  bootstrap: option(count(), { help: "resamples behind the 95% intervals", fallback: 1000 }),
  workers: WORKERS,
  out: option(FILE, {
    help: "where to write the figures as JSON",
    default: "where the site's build reads them; nowhere with --methods",
  }),
};

export const EVALUATE: Command<typeof OPTIONS> = {
  name: "npm run evaluate --",
  about: "Measures how well each method predicts hidden listening.",
  options: OPTIONS,
};

export interface EvaluateOptions extends Pick<Values<typeof OPTIONS>, "splits" | "seed" | "maxUsers" | "workers"> {
  datasetId: string;
  datasetsDir: string;
  /** Parent of the run's own work folder. */
  cacheDir: string;
  candidates: readonly Candidate[];
  bootstrapSamples: number;
  memory: string;
  /** Limit for the content of one packed file; undefined: the usual one. */
  maxUnpackedBytes?: number | undefined;
  /** Where `quality.json` goes; null: the table on the screen is all. */
  out: string | null;
}

export function evaluateOptions(values: Values<typeof OPTIONS>): EvaluateOptions {
  const { dataset = DEFAULT_DATASET, dataDir, maxUnpacked, methods, bootstrap, out, ...own } = values;
  return {
    ...own,
    datasetId: dataset,
    datasetsDir: dataDir,
    cacheDir: path.resolve(".cache"),
    candidates: methods?.flatMap((asked) => CANDIDATES.filter(({ id }) => id === asked)) ?? CANDIDATES,
    bootstrapSamples: bootstrap,
    memory: `${Math.max(1, Math.floor(totalmem() / 2 ** 31))}GB`,
    maxUnpackedBytes: maxUnpacked,
    // Figures for some of the methods must not replace the whole table unasked.
    out: out ?? (methods === undefined ? ownQualityPath(dataset, dataDir) : null),
  };
}
