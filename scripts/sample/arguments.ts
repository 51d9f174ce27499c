import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { readEnvironment } from "../../lib/contracts/environment.ts";
import { printable, quoted } from "../../lib/contracts/printable.ts";
import { bytesOfFlag } from "../precompute/ingest/byte-size.ts";
import { OperatorError } from "../precompute/operator-error.ts";

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
  mostUnpackedBytes?: number | undefined;
}

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
  const flags = parseFlags(argv);
  if (flags.help) return null;
  if (flags.from === undefined) throw new OperatorError(`--from is missing\n\n${USAGE}`);
  const by = CUTS.find((cut) => cut === (flags.by ?? "user"));
  if (by === undefined) throw new OperatorError(`--by is ${quoted(flags.by ?? "")}, expected ${CUTS.join(" or ")}`);
  const out = path.resolve(flags.out ?? "data/sample.tsv.gz");
  if (!out.endsWith(".tsv.gz"))
    throw new OperatorError(`--out is ${quoted(flags.out ?? "")}, expected a name that ends in .tsv.gz`);
  return {
    datasetId: flags.from,
    datasetsDir: path.resolve(flags["data-dir"] ?? readEnvironment(environment).DATASETS_DIR),
    rows: wholeNumber("rows", flags.rows ?? "300000", 1),
    by,
    seed: wholeNumber("seed", flags.seed ?? "1", 0),
    out,
    cacheDir: path.resolve(".cache"),
    workers: availableParallelism(),
    mostUnpackedBytes: bytesOfFlag("max-unpacked", flags["max-unpacked"]),
    memory: "2GB",
  };
}

function parseFlags(argv: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: {
        from: text,
        rows: text,
        by: text,
        seed: text,
        out: text,
        "max-unpacked": text,
        "data-dir": text,
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new OperatorError(`${printable(error instanceof Error ? error.message : String(error))}\n\n${USAGE}`);
  }
}

function wholeNumber(flag: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new OperatorError(`--${flag} is ${quoted(text)}, expected a whole number from ${least}`);
}
