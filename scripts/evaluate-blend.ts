import path from "node:path";
import Table from "cli-table3";
import { DEFAULT_DATASET } from "../lib/environment.ts";
import type { Csr } from "../lib/kernel/csr.ts";
import { findMethod } from "../lib/kernel/methods.ts";
import type { Command, Values } from "./cli/command-line.ts";
import { runCommand } from "./cli/run-command.ts";
import { findDataset } from "./datasets/find.ts";
import { DATA_DIR, DATASET, MAX_UNPACKED } from "./datasets/options.ts";
import { BLEND_FORMULAS, PLAIN_MEAN_ID } from "./evaluate/blend-formulas.ts";
import { drawResamples, estimate, estimateDifference } from "./evaluate/bootstrap.ts";
import { type BlendMeasures, createBlendMeasures, measureBlends } from "./evaluate/measure-blend.ts";
import { splitByUser } from "./evaluate/split.ts";
import { ownedFolder } from "./files/owned-folder.ts";
import { methodNeighbours } from "./pipeline/engines/method-neighbours.ts";
import { ingest } from "./pipeline/ingest/ingest.ts";
import { TOP_K } from "./pipeline/options.ts";

/** The formula was chosen on split 1. */
const REPORTED_SPLITS = [2, 3, 4, 5];
const BLENDED = [2, 3, 4, 6];
/** The method whose lists are blended; it can measure every dataset. */
const METHOD_ID = "user-median-log";
const SEED = 1;
const SAMPLES = 1000;
const WORKERS = 2;

const OPTIONS = { dataset: DATASET, "data-dir": DATA_DIR, "max-unpacked": MAX_UNPACKED };
const EVALUATE_BLEND: Command<typeof OPTIONS> = {
  name: "npm run evaluate:blend --",
  about: "Measures how well each score for several artists predicts hidden listening.",
  options: OPTIONS,
};

async function main({ dataset: id = DEFAULT_DATASET, dataDir, maxUnpacked }: Values<typeof OPTIONS>): Promise<void> {
  const work = await ownedFolder(path.resolve(".cache"), "evaluate-");
  try {
    const place = { datasetsDir: dataDir, workDir: work.path, maxUnpackedBytes: maxUnpacked };
    const dataset = await findDataset(id).locate(place);
    const { userArtists } = await ingest(dataset, { memory: "1GB", threads: WORKERS, ...place });
    process.stdout.write(`${report(await measureSplits(userArtists), userArtists.rows)}\n`);
  } finally {
    await work.remove();
  }
}

async function measureSplits(userArtists: Csr): Promise<ReadonlyMap<number, readonly BlendMeasures[]>> {
  const method = findMethod(METHOD_ID);
  const options = { method, topK: TOP_K, minOverlap: 1, maxShare: 1, workers: WORKERS };
  const measured = new Map(
    BLENDED.map((count) => [count, BLEND_FORMULAS.map(() => createBlendMeasures(userArtists.rows))]),
  );
  for (const splitNumber of REPORTED_SPLITS) {
    const split = splitByUser(userArtists, SEED, splitNumber);
    const { defaultShrinkage: shrinkage, defaultMinListeners: minListeners } = method;
    const table = await methodNeighbours(split.training, { ...options, shrinkage, minListeners });
    for (const [count, measures] of measured) {
      measureBlends(measures, BLEND_FORMULAS, split, table, { count, seed: SEED, splitNumber });
    }
  }
  return measured;
}

function report(measured: ReadonlyMap<number, readonly BlendMeasures[]>, users: number): string {
  const resamples = drawResamples(users, SAMPLES, SEED);
  const plain = BLEND_FORMULAS.findIndex(({ id }) => id === PLAIN_MEAN_ID);
  const shown = (value: number) => value.toFixed(4);
  const table = new Table({
    head: ["artists", "formula", "recall@10", "… − mean [95%]", "NDCG@10", "near to"],
    style: { head: [], border: [] },
  });
  for (const [count, measures] of measured) {
    for (const [index, own] of measures.entries()) {
      const gain = estimateDifference(own.recall, measures[plain]?.recall ?? own.recall, resamples);
      table.push([
        count,
        BLEND_FORMULAS[index]?.formula ?? "",
        shown(estimate(own.recall, resamples).mean),
        index === plain ? "" : `${shown(gain.mean)} [${shown(gain.low)}, ${shown(gain.high)}]`,
        shown(estimate(own.ndcg, resamples).mean),
        estimate(own.nearTo, resamples).mean.toFixed(2),
      ]);
    }
  }
  return table.toString();
}

await runCommand(EVALUATE_BLEND, ({ values }) => main(values));
