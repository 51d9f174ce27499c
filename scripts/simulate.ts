import { stat } from "node:fs/promises";
import path from "node:path";
import { type Command, count, FILE, oneOf, option, type Values } from "./cli/command-line.ts";
import { runCommand } from "./cli/run-command.ts";
import { writeGzip } from "./files/write-gzip.ts";
import { readCatalogue } from "./simulate/catalogue.ts";
import { createShapeTally, shapeRows } from "./simulate/shape/rows.ts";
import { writeRows } from "./simulate/shape/write-rows.ts";
import { createTally, simulateDataset } from "./simulate/simulate-dataset.ts";

/** Where `--dataset lastfm-360k-shape` looks for it. */
const SHAPE_FILE = ".cache/datasets/lastfm-360k-shape/listens.tsv";
const SHAPE = "lastfm-360k";

const DEMO_FILE = "data/demo.tsv.gz";

const OPTIONS = {
  shape: option(oneOf([SHAPE]), { help: "made-up artists and listeners in the shape and size of this dataset" }),
  rows: option(count(), { help: "how many rows, with --shape", fallback: 17_500_000 }),
  out: option(FILE, {
    help: "where to write; a name that ends in .gz is packed",
    default: `${DEMO_FILE}; ${SHAPE_FILE} with --shape`,
  }),
  seed: option(count(0), { help: "another seed makes other data", fallback: 20_080_401 }),
  listeners: option(count(), { help: "how many listeners, without --shape", fallback: 6000 }),
  catalogue: option(FILE, { help: "the real artists, without --shape", fallback: path.resolve("data/catalogue.tsv") }),
  genres: option(FILE, { help: "their genres, without --shape", fallback: path.resolve("data/genres.tsv") }),
};

const SIMULATE: Command<typeof OPTIONS> = {
  name: "npm run simulate --",
  about: "Makes the demo dataset (real artists, simulated listeners), or with --shape rows for benchmarks.",
  options: OPTIONS,
};

interface Written {
  rows: number;
  listeners: number;
  artists: number;
  flaws: ReadonlyMap<string, number>;
}

async function report(out: string, tally: Written): Promise<string> {
  const { size } = await stat(out);
  const count = (value: number) => value.toLocaleString("en-GB").padStart(9);
  const flawed = [...tally.flaws.values()].reduce((sum, rows) => sum + rows, 0);
  return [
    `${out}: ${size.toLocaleString("en-GB")} bytes`,
    `${count(tally.rows)} rows`,
    `${count(tally.listeners)} listeners`,
    `${count(tally.artists)} artists`,
    `${count(flawed)} rows with a flaw, of which`,
    ...[...tally.flaws].sort((a, b) => b[1] - a[1]).map(([kind, rows]) => `${count(rows)}   ${kind}`),
  ].join("\n");
}

type Options = Values<typeof OPTIONS>;

async function simulateDemo({ out = DEMO_FILE, seed, listeners, ...files }: Options): Promise<string> {
  const catalogue = await readCatalogue(files.catalogue, files.genres);
  const tally = createTally();
  await writeGzip(out, simulateDataset(catalogue, { seed, listeners }, tally));
  return report(out, { ...tally, artists: tally.artists.size });
}

async function simulateShape({ out = SHAPE_FILE, seed, rows }: Options): Promise<string> {
  const tally = createShapeTally();
  await writeRows(out, shapeRows({ seed, rows }, tally));
  return report(out, tally);
}

await runCommand(SIMULATE, async ({ values }) => {
  console.log(await (values.shape === undefined ? simulateDemo(values) : simulateShape(values)));
});
