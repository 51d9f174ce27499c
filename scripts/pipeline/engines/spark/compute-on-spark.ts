import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { CoListening } from "../../../../lib/kernel/around/co-listening.ts";
import type { Csr } from "../../../../lib/kernel/csr.ts";
import type { NeighbourTable } from "../../../../lib/kernel/table.ts";
import type { Ingested } from "../../ingest/ingested.ts";
import type { ListenerTotals } from "../listening.ts";
import type { CappedSimilaritySettings } from "../similarity-settings.ts";
import { findSpark } from "./find-spark.ts";
import { writeInteractions, writePlaceholderKeys, writePlaceholders } from "./input-files.ts";
import { ingestedBySpark } from "./interactions-source.ts";
import { INGEST_RESULTS, INGEST_STEPS, type Job, parametersOf, RESULTS, similaritySteps } from "./job.ts";
import { SparkResults } from "./results.ts";
import type { SparkOptions } from "./spark-options.ts";
import { type JobOutcome, submit } from "./submit.ts";

export interface SparkEffects {
  /** For this machine's part: writing interactions, reading results. */
  memory: string;
  workers: number;
  workDir: string;
  /** Where an installed Spark is expected, and where the log of a failed job is kept. */
  cacheDir: string;
  signal?: AbortSignal | undefined;
  onProgress(fraction: number, detail: string): void;
}

/** A job's cost. */
export interface SparkCost {
  /** Pairs that the listeners made, Σ d·(d − 1)/2, and the artists of the longest list. */
  pairVisits: number;
  maxArtists: number;
  /** Shuffle bytes of all stages, compressed; and bytes spilled to disk. */
  shuffleBytes: number;
  spilledBytes: number;
}

export interface SparkComputed {
  neighbours: NeighbourTable;
  coListening: CoListening;
  listeners: ListenerTotals;
  cost: SparkCost;
}

/**
 * The neighbours of every artist, and the dashboard's statistics of listeners and pairs, by Spark.
 * @param userArtists plays, users in rows
 * @throws SparkMissingError, SparkJobError or SparkOutputError; the signal's reason if it is aborted
 */
export async function computeOnSpark(
  userArtists: Csr,
  settings: CappedSimilaritySettings,
  spark: SparkOptions,
  effects: SparkEffects,
): Promise<SparkComputed> {
  const { uploads, submitJob } = await prepare(spark, effects);
  effects.onProgress(0, "writing interactions");
  const options = { ...effects, spillFolder: path.join(effects.workDir, "spill") };
  const interactions = path.join(uploads, "interactions.parquet");
  const placeholders = path.join(uploads, "placeholders.parquet");
  await writeInteractions(interactions, userArtists, options);
  await writePlaceholders(placeholders, settings.placeholders ?? [], options);
  const { results, outcome } = await submitJob({
    inputs: { interactions: `file://${interactions}`, placeholders: `file://${placeholders}` },
    steps: similaritySteps(settings),
    results: RESULTS,
    parameters: parametersOf(settings),
  });
  return readResults(results, outcome, effects, (read) => tables(read, userArtists.columns, settings.topK, outcome));
}

/**
 * The same from rows that only Spark reads: cleaned, added up and indexed there as well, and placeholders found.
 * @param interactions Parquet of user, artist and, optionally, plays and mbid
 * @throws as `computeOnSpark`; OperatorError where no row is usable
 */
export async function ingestAndComputeOnSpark(
  interactions: string,
  settings: CappedSimilaritySettings,
  spark: SparkOptions,
  effects: SparkEffects,
): Promise<SparkComputed & { ingested: Omit<Ingested, "userArtists"> }> {
  const { uploads, submitJob } = await prepare(spark, effects);
  const keys = path.join(uploads, "placeholder-keys.parquet");
  await writePlaceholderKeys(keys, { ...effects, spillFolder: path.join(effects.workDir, "spill") });
  const { results, outcome } = await submitJob({
    inputs: { source_rows: interactions, placeholder_keys: `file://${keys}` },
    steps: [...INGEST_STEPS, ...similaritySteps(settings)],
    results: [...INGEST_RESULTS, ...RESULTS],
    parameters: parametersOf(settings),
  });
  return readResults(results, outcome, effects, async (read) => {
    const ingested = await ingestedBySpark(interactions, read);
    return { ingested, ...(await tables(read, ingested.artists.length, settings.topK, outcome)) };
  });
}

/** Spark itself, and the folders of one job. */
async function prepare(options: SparkOptions, { workDir, cacheDir, signal, onProgress }: SparkEffects) {
  const spark = await findSpark(options, cacheDir);
  const folder = path.join(workDir, "spark");
  const localFolder = path.join(folder, "results");
  const workFolder =
    options.workFolder === null ? `file://${folder}/work` : `${options.workFolder}/kindred-${randomUUID()}`;
  /** null: Hadoop's storage, to and from which job.py copies. */
  const mounted = workFolder.startsWith("file://") ? workFolder.slice("file://".length) : null;
  await mkdir(localFolder, { recursive: true });
  if (mounted !== null) await mkdir(mounted, { recursive: true });
  const log = path.join(cacheDir, "spark.log");
  return {
    uploads: mounted ?? folder,
    async submitJob(job: Pick<Job, "inputs" | "steps" | "results" | "parameters">) {
      const description = { ...job, workFolder, localFolder, parentPid: process.pid };
      try {
        const outcome = await submit(description, { spark, options, folder, log, signal, onProgress });
        return { outcome, results: mounted ?? localFolder };
      } catch (error) {
        if (mounted !== null) await rm(mounted, { recursive: true, force: true });
        throw error;
      }
    },
  };
}

/** Lets `read` read a job's results, then removes them. */
async function readResults<Result>(
  folder: string,
  outcome: JobOutcome,
  { memory, workers: threads, workDir, signal }: SparkEffects,
  read: (results: SparkResults) => Promise<Result>,
): Promise<Result> {
  try {
    return await SparkResults.read(folder, outcome.rows, { memory, threads, workDir, signal }, read);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tables(
  results: SparkResults,
  artists: number,
  topK: number,
  { shuffleBytes, spilledBytes }: JobOutcome,
): Promise<SparkComputed> {
  return {
    neighbours: await results.neighbours(artists, topK),
    coListening: await results.coListening(artists),
    listeners: await results.listenerTotals(),
    cost: { ...(await results.cost()), shuffleBytes, spilledBytes },
  };
}
