import { totalmem } from "node:os";
import path from "node:path";
import { DEFAULT_DATASET } from "../../lib/environment.ts";
import { quoted } from "../../lib/primitives/printable.ts";
import { operatorEnvironment } from "../cli/environment.ts";
import { parseFlags, text, toggle, wholeNumber } from "../cli/flags.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { workersOf } from "../cli/workers.ts";
import { qualityPath } from "../datasets/quality-path.ts";
import { bytesOfFlag } from "../pipeline/ingest/byte-size.ts";
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
  maxUnpackedBytes?: number | undefined;
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

const TYPES = {
  dataset: text,
  "data-dir": text,
  methods: text,
  splits: text,
  seed: text,
  "max-users": text,
  bootstrap: text,
  workers: text,
  "max-unpacked": text,
  out: text,
  help: toggle,
};

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
  const flags = parseFlags(argv, TYPES, "npm run evaluate --");
  if (flags.help) return null;
  const { DATASET = DEFAULT_DATASET, DATASETS_DIR } = operatorEnvironment(environment);
  const count = (flag: "splits" | "seed" | "max-users" | "bootstrap", least: number, fallback: number) =>
    wholeNumber(flag, flags[flag] ?? String(fallback), least);
  const datasetsDir = path.resolve(flags["data-dir"] ?? DATASETS_DIR);
  return {
    datasetId: flags.dataset ?? DATASET,
    datasetsDir,
    cacheDir: path.resolve(".cache"),
    candidates: chosen(flags.methods),
    splits: count("splits", 2, 5),
    seed: count("seed", 0, 1),
    maxUsers: count("max-users", 1, 20_000),
    bootstrapSamples: count("bootstrap", 1, 1000),
    workers: workersOf(flags.workers),
    maxUnpackedBytes: bytesOfFlag("max-unpacked", flags["max-unpacked"]),
    memory: `${Math.max(1, Math.floor(totalmem() / 2 ** 31))}GB`,
    out: outPath(flags, flags.dataset ?? DATASET, datasetsDir),
  };
}

/** A part of the methods must not take the place of the whole table unasked. */
function outPath(flags: { out?: string; methods?: string }, datasetId: string, datasetsDir: string): string | null {
  if (flags.out !== undefined) return path.resolve(flags.out);
  return flags.methods === undefined ? qualityPath(datasetId, datasetsDir) : null;
}
