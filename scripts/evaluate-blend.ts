import path from "node:path";
import Table from "cli-table3";
import { DEFAULT_DATASET } from "../lib/environment.ts";
import { findMethod } from "../lib/kernel/methods.ts";
import { operatorEnvironment } from "./cli/environment.ts";
import { parseFlags, text } from "./cli/flags.ts";
import { OperatorError } from "./cli/operator-error.ts";
import { findDataset } from "./datasets/find.ts";
import { BLEND_FORMULAS, PLAIN_MEAN_ID } from "./evaluate/blend-formulas.ts";
import { drawResamples, estimate, estimateDifference } from "./evaluate/bootstrap.ts";
import { type BlendMeasures, createBlendMeasures, measureBlends } from "./evaluate/measure-blend.ts";
import { splitByUser } from "./evaluate/split.ts";
import { ownedFolder } from "./files/owned-folder.ts";
import { methodNeighbours } from "./pipeline/engines/method-neighbours.ts";
import { ingest } from "./pipeline/ingest/ingest.ts";
import { TOP_K } from "./pipeline/options.ts";

/** Split 1 is the one that the formula was chosen on. */
const REPORTED_SPLITS = [2, 3, 4, 5];
const BLENDED = [2, 3, 4, 6];
/** Whose lists are blended: the method that every dataset can be measured by. */
const METHOD_ID = "user-median-log";
const SEED = 1;
const SAMPLES = 1000;
const WORKERS = 2;

const work = await ownedFolder(path.resolve(".cache"), "evaluate-");
const workDir = work.path;
try {
  const flags = parseFlags(process.argv.slice(2), { dataset: text, "data-dir": text }, "npm run evaluate:blend --");
  const { DATASET = DEFAULT_DATASET, DATASETS_DIR } = operatorEnvironment(process.env);
  const datasetsDir = path.resolve(flags["data-dir"] ?? DATASETS_DIR);
  const dataset = await findDataset(flags.dataset ?? DATASET).locate({ datasetsDir, workDir });
  const { userArtists } = await ingest(dataset, { memory: "1GB", threads: WORKERS, workDir, onProgress: () => {} });
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
  process.stdout.write(`${report(measured, userArtists.rows)}\n`);
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await work.remove();
}

function report(measured: ReadonlyMap<number, readonly BlendMeasures[]>, users: number): string {
  const resamples = drawResamples(users, SAMPLES, SEED);
  const plain = BLEND_FORMULAS.findIndex(({ id }) => id === PLAIN_MEAN_ID);
  const shown = (value: number) => value.toFixed(4);
  const table = new Table({
    head: ["artists", "formula", "recall@10", "… − mean [95 %]", "NDCG@10", "near to"],
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
