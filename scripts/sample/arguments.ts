import { availableParallelism } from "node:os";
import path from "node:path";
import { quoted } from "../../lib/primitives/printable.ts";
import { operatorEnvironment } from "../cli/environment.ts";
import { parseFlags, text, toggle, wholeNumber } from "../cli/flags.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { COMMITTED_SAMPLE } from "../datasets/sample.ts";
import { bytesOfFlag } from "../pipeline/ingest/byte-size.ts";

export const CUTS = ["user", "head"] as const;

export interface SampleOptions {
  datasetId: string;
  datasetsDir: string;
  rows: number;
  /** `user`: whole listeners, drawn evenly. `head`: the first rows of the file, as the prototype did, to compare. */
  by: (typeof CUTS)[number];
  seed: number;
  /** The sample; its provenance lies beside it. */
  out: string;
  cacheDir: string;
  workers: number;
  memory: string;
  /** What one packed file may unpack to; absent: the usual. */
  maxUnpackedBytes?: number | undefined;
}

const COMMAND = "npm run sample --";

export const USAGE = `Usage: npm run sample -- --from ID [options]
  --from ID        the dataset to cut from, as for --dataset elsewhere
  --rows N         pairs of a listener and an artist to keep, about    (default 300000)
  --by user|head   whole listeners, drawn evenly; or the file's first rows, to compare (default user)
  --seed N         another seed draws other listeners                  (default 1)
  --out FILE       the sample, with its provenance beside it           (default data/sample.tsv.gz)
  --data-dir DIR   where datasets are looked for                       (DATASETS_DIR, default .cache/datasets)
  --max-unpacked SIZE  what one packed file may unpack to              (default: 100 times its size, 1GB at least)
  --help           this text`;

/** @returns null where only help was asked for @throws OperatorError naming the flag, what was found and expected */
export function parseSampleOptions(
  argv: readonly string[],
  environment: Record<string, string | undefined>,
): SampleOptions | null {
  const types = {
    from: text,
    rows: text,
    by: text,
    seed: text,
    out: text,
    "max-unpacked": text,
    "data-dir": text,
    help: toggle,
  };
  const flags = parseFlags(argv, types, COMMAND);
  if (flags.help) return null;
  const { DATASETS_DIR } = operatorEnvironment(environment);
  if (flags.from === undefined) {
    throw new OperatorError(
      `--from is missing: the dataset to cut from, such as lastfm-360k; ${COMMAND} --help lists all flags.`,
    );
  }
  const by = CUTS.find((cut) => cut === (flags.by ?? "user"));
  if (by === undefined) throw new OperatorError(`--by is ${quoted(flags.by ?? "")}, expected ${CUTS.join(" or ")}`);
  const out = flags.out === undefined ? COMMITTED_SAMPLE : path.resolve(flags.out);
  if (!out.endsWith(".tsv.gz"))
    throw new OperatorError(`--out is ${quoted(flags.out ?? "")}, expected a name that ends in .tsv.gz`);
  return {
    datasetId: flags.from,
    datasetsDir: path.resolve(flags["data-dir"] ?? DATASETS_DIR),
    rows: wholeNumber("rows", flags.rows ?? "300000", 1),
    by,
    seed: wholeNumber("seed", flags.seed ?? "1", 0),
    out,
    cacheDir: path.resolve(".cache"),
    workers: availableParallelism(),
    maxUnpackedBytes: bytesOfFlag("max-unpacked", flags["max-unpacked"]),
    memory: "2GB",
  };
}
