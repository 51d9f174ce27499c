import { availableParallelism } from "node:os";
import path from "node:path";
import { type Command, count, FILE, oneOf, option, TEXT, type Values } from "../cli/command-line.ts";
import { KNOWN_DATASETS } from "../datasets/find.ts";
import { DATA_DIR, MAX_UNPACKED } from "../datasets/options.ts";
import { COMMITTED_SAMPLE } from "../datasets/sample.ts";

const CUTS = ["user", "head"] as const;

const OPTIONS = {
  from: option(TEXT, {
    value: "ID",
    help: `the dataset to cut from: ${KNOWN_DATASETS}`,
    required: "the dataset to cut from, such as lastfm-360k",
  }),
  rows: option(count(), { help: "about how many pairs of a listener and an artist to keep", fallback: 300_000 }),
  by: option(oneOf(CUTS), {
    value: CUTS.join("|"),
    help: "whole listeners, drawn evenly, or the first rows of the file, as the prototype did, for comparison",
    fallback: "user",
  }),
  seed: option(count(0), { help: "another seed draws other listeners", fallback: 1 }),
  out: option(
    {
      ...FILE,
      expected: "a name that ends in .tsv.gz",
      parse: (text) => (text.endsWith(".tsv.gz") ? path.resolve(text) : undefined),
    },
    { help: "the sample; its provenance is written beside it", fallback: COMMITTED_SAMPLE },
  ),
  "data-dir": DATA_DIR,
  "max-unpacked": MAX_UNPACKED,
};

export const SAMPLE: Command<typeof OPTIONS> = {
  name: "npm run sample --",
  about: "Cuts a smaller dataset from a larger one.",
  options: OPTIONS,
};

export interface SampleOptions extends Pick<Values<typeof OPTIONS>, "rows" | "by" | "seed" | "out"> {
  datasetId: string;
  datasetsDir: string;
  cacheDir: string;
  workers: number;
  memory: string;
  /** Limit for the content of one packed file; undefined: the usual one. */
  maxUnpackedBytes?: number | undefined;
}

export const sampleOptions = ({ from, dataDir, maxUnpacked, ...own }: Values<typeof OPTIONS>): SampleOptions => ({
  ...own,
  datasetId: from,
  datasetsDir: dataDir,
  cacheDir: path.resolve(".cache"),
  workers: availableParallelism(),
  memory: "2GB",
  maxUnpackedBytes: maxUnpacked,
});
