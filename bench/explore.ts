import { mkdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { defaultMethodId, findMethod } from "../lib/kernel/methods.ts";
import { count, FOLDER, option, TEXT } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { findDataset } from "../scripts/datasets/find.ts";
import { listenerTotals } from "../scripts/pipeline/engines/listening.ts";
import { countPairs } from "../scripts/pipeline/engines/local/compute-neighbours.ts";
import { methodNeighbours } from "../scripts/pipeline/engines/method-neighbours.ts";
import { ingest } from "../scripts/pipeline/ingest/ingest.ts";
import { createCatalogue } from "../scripts/pipeline/make/catalogue.ts";
import { noTags } from "../scripts/pipeline/make/catalogue-tags.ts";
import { createJobs } from "../scripts/pipeline/make/create-jobs.ts";
import { editionOf } from "../scripts/pipeline/make/edition.ts";
import { manifestFile } from "../scripts/pipeline/make/manifest-file.ts";
import { runJob } from "../scripts/pipeline/make/run-job.ts";
import { writeFiles } from "../scripts/pipeline/make/write-files.ts";
import { placeholdersIn } from "../scripts/pipeline/placeholders.ts";
import { describeMachine } from "./machine.ts";
import { timed } from "./measure.ts";
import { median } from "./statistics.ts";

/**
 * The dashboard's aggregates alone, from the ingested rows to the files: seconds, and the size of
 * explore.json. Exits with code 1 above a limit. `npm run bench` creates the dataset.
 */
const SECONDS_LIMIT = 15;
const BYTES_LIMIT = 200_000;
const TOP_K = 50;
const PUBLISH_MIN_LISTENERS = 3;

const values = commandValues({
  name: "npx tsx bench/explore.ts",
  about: "Measures the dashboard's aggregates: seconds, and the size of explore.json. Exit code 1 above a limit.",
  options: {
    dataset: option(TEXT, { value: "ID", help: "what to measure", fallback: "lastfm-360k-shape" }),
    "data-dir": option(FOLDER, { help: "where the dataset is", fallback: path.resolve(".cache/bench/17500000") }),
    repeats: option(count(), { help: "runs; the median counts", fallback: 3 }),
    work: option(FOLDER, { help: "work folder, removed afterwards", fallback: path.resolve(".cache/bench/explore") }),
  },
});

const folder = path.join(values.work, "files");
const workDir = path.join(values.work, "work");
await mkdir(workDir, { recursive: true });
const dataset = await findDataset(values.dataset).locate({ datasetsDir: values.dataDir, workDir });
const ingested = await ingest(dataset, { memory: "2GB", threads: 2, workDir });
const catalogue = createCatalogue(ingested.artists, PUBLISH_MIN_LISTENERS);
const method = findMethod(defaultMethodId(dataset.description.kind));
const settings = {
  method,
  topK: TOP_K,
  shrinkage: method.defaultShrinkage,
  minListeners: Math.max(method.defaultMinListeners, PUBLISH_MIN_LISTENERS),
  minOverlap: 1,
  maxShare: 1,
  maxArtistsPerListener: null,
  lowConfidenceBelow: 3,
  publishMinListeners: PUBLISH_MIN_LISTENERS,
  placeholders: placeholdersIn(ingested.artists),
  engine: "local",
};
const neighbours = await methodNeighbours(ingested.userArtists, { ...settings, workers: 2 });
const rssBefore = process.memoryUsage().rss;

const tags = noTags(catalogue.artists.length);
const edition = editionOf(ingested, catalogue, neighbours, tags);
const counting = await timed(() => countPairs(ingested.userArtists, { workers: 2 }));
const runs: { wallSeconds: number; cpuSeconds: number }[] = [];
for (let repeat = 0; repeat < values.repeats; repeat++) {
  await rm(folder, { recursive: true, force: true });
  await writeFiles(folder, [manifestFile(edition, dataset, ingested, catalogue, tags, settings)]);
  runs.push(
    await timed(() => {
      const listening = { coListening: counting.result, listeners: listenerTotals(ingested.userArtists) };
      const job = createJobs(
        { ingested, catalogue, neighbours, listening, tags },
        { folder, edition, workDir, isPersonal: false, ...settings },
      );
      return runJob(job.explore, { threads: 1 });
    }),
  );
}
const { size } = await stat(path.join(folder, "explore.json"));
await rm(values.work, { recursive: true });
const wallSeconds = median(runs.map((run) => run.wallSeconds));
console.log(
  [
    `${dataset.description.id}: ${ingested.interactions} interactions, ${ingested.users} listeners, ${ingested.artists.length} artists`,
    `all aggregates but the next: ${wallSeconds.toFixed(1)} s (${runs.map((run) => run.wallSeconds.toFixed(1)).join(", ")}), CPU ${median(runs.map((run) => run.cpuSeconds)).toFixed(1)} s`,
    `shared listeners of every pair, alone: ${counting.wallSeconds.toFixed(1)} s`,
    `explore.json: ${(size / 1000).toFixed(1)} KB`,
    `memory: ${(rssBefore / 1e6).toFixed(0)} MB before, ${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB at the peak of the process, ingest included`,
    describeMachine(),
  ].join("\n"),
);
process.exitCode = wallSeconds < SECONDS_LIMIT && size < BYTES_LIMIT ? 0 : 1;
