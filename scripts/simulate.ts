import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readCatalogue } from "./simulate/catalogue.ts";
import { createTally, simulateDataset, type Tally } from "./simulate/simulate-dataset.ts";
import { writeGzip } from "./simulate/write-gzip.ts";

const USAGE =
  "usage: npm run simulate -- [--out data/demo.tsv.gz] [--seed 20080401] [--listeners 6000] " +
  "[--catalogue data/catalogue.tsv] [--genres data/genres.tsv]";

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`--${option} is ${JSON.stringify(text)}, expected a whole number of at least ${least}`);
}

function report(out: string, sizeBytes: number, tally: Tally): string {
  const count = (value: number) => value.toLocaleString("en-GB").padStart(9);
  const flawed = [...tally.flaws.values()].reduce((sum, rows) => sum + rows, 0);
  return [
    `${out}: ${sizeBytes.toLocaleString("en-GB")} bytes`,
    `${count(tally.rows)} rows`,
    `${count(tally.listeners)} listeners`,
    `${count(tally.artists.size)} artists`,
    `${count(flawed)} rows with a flaw, of which`,
    ...[...tally.flaws].sort((a, b) => b[1] - a[1]).map(([kind, rows]) => `${count(rows)}   ${kind}`),
  ].join("\n");
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: "string", default: "data/demo.tsv.gz" },
      seed: { type: "string", default: "20080401" },
      listeners: { type: "string", default: "6000" },
      catalogue: { type: "string", default: "data/catalogue.tsv" },
      genres: { type: "string", default: "data/genres.tsv" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const options = {
    seed: wholeNumber("seed", values.seed, 0),
    listeners: wholeNumber("listeners", values.listeners, 1),
  };
  const catalogue = await readCatalogue(values.catalogue, values.genres);
  const tally = createTally();
  await writeGzip(values.out, simulateDataset(catalogue, options, tally));
  console.log(report(values.out, (await stat(values.out)).size, tally));
}

main().catch((error: unknown) => {
  console.error(`simulate: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  process.exitCode = 1;
});
