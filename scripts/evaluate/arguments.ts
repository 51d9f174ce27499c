import { availableParallelism, totalmem } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { readEnvironment } from "../../lib/contracts/environment.ts";
import { printable, quoted } from "../../lib/contracts/printable.ts";
import { qualityPath } from "../datasets/quality-path.ts";
import { bytesOfFlag } from "../precompute/ingest/byte-size.ts";
import { OperatorError } from "../precompute/operator-error.ts";
import { CANDIDATES, type Candidate } from "./candidates.ts";

export interface EvaluateOptions {
  datasetId: string;
  datasetsDir: string;
  /** Parent of the run's own work folder. */
  cacheDir: string;
  candidates: readonly Candidate[];
  /** Splits are numbered from 1. The first is for tuning and never reported. */
  splits: number;
  seed: number;
  maxUsers: number;
  bootstrapSamples: number;
  workers: number;
  memory: string;
  /** What one packed file may unpack to; absent: the usual. */
  mostUnpackedBytes?: number | undefined;
  /** Where `quality.json` goes; null: the table on the screen is all. */
  out: string | null;
}

export const USAGE = `Usage: npm run evaluate -- [options]
  --dataset ID           demo, lastfm-360k, lastfm-2k or file:<path>     (DATASET, default demo)
  --data-dir DIR         where datasets are looked for                   (DATASETS_DIR, default .cache/datasets)
  --methods ID,ID        what is measured                                (default: everything)
                         ${CANDIDATES.map(({ id }) => id).join(", ")}
  --splits N             splits; the first is for tuning, not reported   (default 5)
  --seed N               of splits, samples and bootstrap                (default 1)
  --max-users N          larger datasets are sampled by user             (default 20000)
  --bootstrap N          samples behind the 95 % intervals               (default 1000)
  --workers N            worker threads                                  (default: one per core)
  --out FILE             writes the figures as JSON                      (default: where the site's build looks;
                                                                          with --methods: nowhere)
  --max-unpacked SIZE    what one packed file may unpack to              (default: 100 times its size, 1GB at least)
  --help                 this text`;

const text = { type: "string" } as const;

function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        dataset: text,
        "data-dir": text,
        methods: text,
        splits: text,
        seed: text,
        "max-users": text,
        bootstrap: text,
        "max-unpacked": text,
        workers: text,
        out: text,
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new OperatorError(`${printable(error instanceof Error ? error.message : String(error))}\n\n${USAGE}`);
  }
}

function wholeNumber(flag: string, found: string | undefined, least: number, fallback: number): number {
  if (found === undefined) return fallback;
  const value = Number(found);
  if (/^\d+$/.test(found) && Number.isSafeInteger(value) && value >= least) return value;
  throw new OperatorError(`--${flag} is ${quoted(found)}, expected a whole number from ${least}`);
}

function chosen(ids: string | undefined): readonly Candidate[] {
  if (ids === undefined) return CANDIDATES;
  return [...new Set(ids.split(",").map((id) => id.trim()))].map((id) => {
    const candidate = CANDIDATES.find((one) => one.id === id);
    if (candidate) return candidate;
    const known = CANDIDATES.map((one) => one.id).join(", ");
    throw new OperatorError(`--methods names ${quoted(id)}, expected some of ${known}`);
  });
}

/**
 * Flags over environment over defaults.
 * @returns null where only help was asked for
 * @throws OperatorError naming the flag or variable, what was found and what is expected
 */
export function parseOptions(
  argv: readonly string[],
  environment: Record<string, string | undefined>,
): EvaluateOptions | null {
  const flags = parseFlags(argv);
  if (flags.help) return null;
  const { DATASET, DATASETS_DIR } = parseEnvironment(environment);
  const datasetsDir = path.resolve(flags["data-dir"] ?? DATASETS_DIR);
  return {
    datasetId: flags.dataset ?? DATASET,
    datasetsDir,
    cacheDir: path.resolve(".cache"),
    candidates: chosen(flags.methods),
    splits: wholeNumber("splits", flags.splits, 2, 5),
    seed: wholeNumber("seed", flags.seed, 0, 1),
    maxUsers: wholeNumber("max-users", flags["max-users"], 1, 20_000),
    bootstrapSamples: wholeNumber("bootstrap", flags.bootstrap, 1, 1000),
    workers: wholeNumber("workers", flags.workers, 1, availableParallelism()),
    mostUnpackedBytes: bytesOfFlag("max-unpacked", flags["max-unpacked"]),
    memory: `${Math.max(1, Math.floor(totalmem() / 2 ** 31))}GB`,
    out: outPath(flags, flags.dataset ?? DATASET, datasetsDir),
  };
}

/** A part of the methods must not take the place of the whole table unasked. */
function outPath(flags: ReturnType<typeof parseFlags>, datasetId: string, datasetsDir: string): string | null {
  if (flags.out !== undefined) return path.resolve(flags.out);
  return flags.methods === undefined ? qualityPath(datasetId, datasetsDir) : null;
}

function parseEnvironment(environment: Record<string, string | undefined>) {
  try {
    return readEnvironment(environment);
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error));
  }
}
