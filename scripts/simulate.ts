import { stat } from "node:fs/promises";
import { printable, quoted } from "../lib/primitives/printable.ts";
import { parseFlags, text, toggle, wholeNumber } from "./cli/flags.ts";
import { OperatorError } from "./cli/operator-error.ts";
import { writeGzip } from "./files/write-gzip.ts";
import { readCatalogue } from "./simulate/catalogue.ts";
import { createShapeTally, shapeRows } from "./simulate/shape/rows.ts";
import { writeRows } from "./simulate/shape/write-rows.ts";
import { createTally, simulateDataset } from "./simulate/simulate-dataset.ts";

/** Where `--dataset lastfm-360k-shape` looks for it. */
const SHAPE_FILE = ".cache/datasets/lastfm-360k-shape/listens.tsv";
const SHAPE = "lastfm-360k";

const DEFAULTS = {
  rows: "17500000",
  seed: "20080401",
  listeners: "6000",
  catalogue: "data/catalogue.tsv",
  genres: "data/genres.tsv",
};

const USAGE = `The demo dataset, real artists and simulated listeners:
  npm run simulate -- [--out data/demo.tsv.gz] [--seed 20080401] [--listeners 6000]
                      [--catalogue data/catalogue.tsv] [--genres data/genres.tsv]
Made-up artists and listeners in the shape and size of a real dataset, for benchmarks:
  npm run simulate -- --shape lastfm-360k [--rows 17500000] [--seed 20080401]
                      [--out ${SHAPE_FILE}]   (.gz packs it)`;

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

async function simulateDemo(
  values: { catalogue: string; genres: string; out?: string | undefined },
  options: { seed: number; listeners: number },
): Promise<string> {
  const out = values.out ?? "data/demo.tsv.gz";
  const catalogue = await readCatalogue(values.catalogue, values.genres);
  const tally = createTally();
  await writeGzip(out, simulateDataset(catalogue, options, tally));
  return report(out, { ...tally, artists: tally.artists.size });
}

async function simulateShape(out: string, options: { seed: number; rows: number }): Promise<string> {
  const tally = createShapeTally();
  await writeRows(out, shapeRows(options, tally));
  return report(out, tally);
}

async function main(): Promise<void> {
  const types = { shape: text, rows: text, out: text, seed: text, listeners: text, catalogue: text, genres: text };
  const given = parseFlags(process.argv.slice(2), { ...types, help: toggle }, "npm run simulate --");
  const values = { ...DEFAULTS, ...given };
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const seed = wholeNumber("seed", values.seed, 0);
  if (values.shape !== undefined && values.shape !== SHAPE) {
    throw new OperatorError(`--shape is ${quoted(values.shape)}, expected ${SHAPE}`);
  }
  console.log(
    values.shape === undefined
      ? await simulateDemo(values, { seed, listeners: wholeNumber("listeners", values.listeners, 1) })
      : await simulateShape(values.out ?? SHAPE_FILE, { seed, rows: wholeNumber("rows", values.rows, 1) }),
  );
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? printable(error.message.split("\n")[0] ?? "", 400) : String(error);
  console.error(error instanceof OperatorError ? reason : `simulate: ${reason}`);
  process.exitCode = 1;
});
