import { formatCount } from "../../lib/format.ts";
import type { CoListening } from "../../lib/kernel/around/co-listening.ts";
import { capLists } from "../../lib/kernel/cap-lists.ts";
import type { Csr } from "../../lib/kernel/csr.ts";
import { DEFAULT_METHOD, defaultMethodId, findMethod, loweredTo, type Method } from "../../lib/kernel/methods.ts";
import type { NeighbourTable } from "../../lib/kernel/table.ts";
import { bytesOf } from "../cli/byte-size.ts";
import { OperatorError } from "../cli/operator-error.ts";
import type { Reporter, StageClock, UpdateStage } from "../cli/reporter.ts";
import type { LocatedDataset } from "../datasets/source.ts";
import { affordableMethod, freeBytes } from "./blend-memory.ts";
import { type Listening, listenerTotals } from "./engines/listening.ts";
import { countPairs } from "./engines/local/compute-neighbours.ts";
import { methodNeighbours, threadsFor } from "./engines/method-neighbours.ts";
import { computeOnSpark, ingestAndComputeOnSpark, type SparkComputed } from "./engines/spark/compute-on-spark.ts";
import type { SparkOptions } from "./engines/spark/spark-options.ts";
import { ingest } from "./ingest/ingest.ts";
import type { Ingested } from "./ingest/ingested.ts";
import { type Catalogue, createCatalogue } from "./make/catalogue.ts";
import { type SoleListening, soleListening } from "./make/disclosure.ts";
import type { PublishedSettings } from "./make/manifest-file.ts";
import type { PrecomputeOptions } from "./options.ts";
import { unusualCost } from "./pair-cost.ts";
import { placeholderLines, placeholdersIn } from "./placeholders.ts";

/** What every engine passes on to publishing. */
export interface Computed {
  ingested: Omit<Ingested, "userArtists">;
  /** The compared matrix; null if it was never on this machine. */
  userArtists: Csr | null;
  catalogue: Catalogue;
  settings: PublishedSettings;
  neighbours: NeighbourTable;
  listening: Listening;
  /** What is known of artists that a single listener plays; null if the matrix never was on this machine. */
  sole: SoleListening | null;
}

export interface ComputeEffects {
  workDir: string;
  clock: StageClock;
  reporter: Reporter;
  signal?: AbortSignal | undefined;
}

/** Fewer listeners or shared listeners than this may be chance: shown, but marked. */
const LOW_CONFIDENCE_BELOW = 3;
/** The default of the engine that trains nothing. */
const SPARK_METHOD = "user-median-log";

/** Dataset → artists, neighbours and what the dashboard counts, by the engine that the options name. */
export function compute(
  dataset: LocatedDataset,
  options: PrecomputeOptions,
  effects: ComputeEffects,
): Promise<Computed> {
  const { spark } = options;
  return spark?.interactions
    ? computeFromParquet(dataset, options, { ...spark, interactions: spark.interactions }, effects)
    : computeFromFiles(dataset, options, effects);
}

async function computeFromFiles(
  dataset: LocatedDataset,
  options: PrecomputeOptions,
  effects: ComputeEffects,
): Promise<Computed> {
  const { workDir, clock, reporter, signal } = effects;
  const { userArtists: whole, ...ingested } = await clock.run("ingest", (update) =>
    ingest(dataset, {
      memory: options.memory,
      threads: options.workers,
      workDir,
      maxUnpackedBytes: options.maxUnpackedBytes,
      signal,
      onProgress: (step, fraction) => update(fraction, step),
    }),
  );
  const { maxArtistsPerListener, spark } = options;
  const userArtists = maxArtistsPerListener === null ? whole : capLists(whole, maxArtistsPerListener);
  const defaultId = spark ? SPARK_METHOD : defaultMethod(dataset, options, userArtists, reporter);
  const placeholders = reportedPlaceholders(ingested.artists, reporter);
  const settings = { ...settingsOf(dataset, options, defaultId), placeholders };
  const catalogue = catalogueOf(ingested, settings, reporter);
  // Spark's machines are not known here; Spark reports its own cost.
  const cost = spark === null ? unusualCost(userArtists, options.workers) : null;
  if (cost !== null) reporter.line(cost);
  const found = await clock.run("similarity", async (update) =>
    spark === null
      ? await onThisMachine(whole, userArtists, settings, options.workers, { reporter, signal }, update)
      : fromSpark(await computeOnSpark(whole, settings, spark, sparkEffects(options, effects, update)), reporter),
  );
  const sole = dataset.description.isPersonal ? soleListening(whole, ingested.artists) : null;
  return { ingested, userArtists, catalogue, settings, ...found, sole };
}

async function onThisMachine(
  whole: Csr,
  compared: Csr,
  settings: PublishedSettings,
  workers: number,
  { reporter, signal }: Pick<ComputeEffects, "reporter" | "signal">,
  onProgress: UpdateStage,
): Promise<{ neighbours: NeighbourTable; listening: Listening }> {
  let counted: CoListening | null = null;
  const onPairs = (found: CoListening) => {
    counted = found;
  };
  const asked = { ...settings, workers, signal, onProgress, onPairs, onNotice: reporter.line };
  const neighbours = await methodNeighbours(compared, asked);
  const coListening = counted ?? (await countPairs(compared, { workers: threadsFor(compared, workers), signal }));
  return { neighbours, listening: { coListening, listeners: listenerTotals(whole) } };
}

async function computeFromParquet(
  dataset: LocatedDataset,
  options: PrecomputeOptions,
  spark: SparkOptions & { interactions: string },
  effects: ComputeEffects,
): Promise<Computed> {
  const asked = settingsOf(dataset, options, SPARK_METHOD);
  const { ingested, ...computed } = await effects.clock.run("spark", (update) =>
    ingestAndComputeOnSpark(spark.interactions, asked, spark, sparkEffects(options, effects, update)),
  );
  const settings = { ...asked, placeholders: reportedPlaceholders(ingested.artists, effects.reporter) };
  const catalogue = catalogueOf(ingested, settings, effects.reporter);
  return { ingested, userArtists: null, catalogue, settings, ...fromSpark(computed, effects.reporter), sole: null };
}

function fromSpark({ neighbours, cost, ...listening }: SparkComputed, reporter: Reporter) {
  reporter.line(
    `Spark compared ${formatCount(cost.pairVisits)} pairs (the longest list has ${formatCount(cost.maxArtists)} artists), shuffled ${formatCount(cost.shuffleBytes)} bytes and spilled ${formatCount(cost.spilledBytes)}.`,
  );
  return { neighbours, listening };
}

function sparkEffects(options: PrecomputeOptions, effects: ComputeEffects, onProgress: UpdateStage) {
  const { memory, workers, cacheDir } = options;
  const { workDir, signal } = effects;
  return { memory, workers, cacheDir, workDir, signal, onProgress };
}

function reportedPlaceholders(artists: Ingested["artists"], reporter: Reporter): number[] {
  const placeholders = placeholdersIn(artists);
  for (const line of placeholderLines(artists, placeholders)) reporter.line(line);
  return placeholders;
}

/** Says so if the best method is not affordable. */
function defaultMethod(
  { description }: LocatedDataset,
  options: PrecomputeOptions,
  userArtists: Csr,
  reporter: Reporter,
): string {
  const best = defaultMethodId(description.kind);
  if (options.method !== null || best !== DEFAULT_METHOD) return best;
  const limit = bytesOf(options.memory ?? "") ?? Number.POSITIVE_INFINITY;
  const { method, reason } = affordableMethod(userArtists, options, { limit, free: freeBytes() });
  if (reason !== null) reporter.line(reason);
  return method;
}

/** All but the placeholders, which only ingest finds. */
function settingsOf(
  dataset: LocatedDataset,
  options: PrecomputeOptions,
  defaultId: string,
): Omit<PublishedSettings, "placeholders"> {
  const method: Method = options.method ?? findMethod(defaultId);
  const publishMinListeners = options.publishMinListeners ?? dataset.publishMinListeners;
  // A neighbour without a page would be a dead link.
  const minListeners = Math.max(options.minListeners ?? method.defaultMinListeners, publishMinListeners);
  return {
    ...options,
    method: loweredTo(method, minListeners),
    shrinkage: options.shrinkage ?? method.defaultShrinkage,
    minListeners,
    lowConfidenceBelow: LOW_CONFIDENCE_BELOW,
    publishMinListeners,
  };
}

/** @throws OperatorError if no artist would have a page */
function catalogueOf(
  { artists, users }: Pick<Ingested, "artists" | "users">,
  { publishMinListeners, minListeners }: Pick<PublishedSettings, "publishMinListeners" | "minListeners">,
  reporter: Reporter,
): Catalogue {
  const catalogue = createCatalogue(artists, publishMinListeners);
  if (catalogue.artists.length === 0) {
    throw new OperatorError(
      `None of ${artists.length} artists has the ${publishMinListeners} listeners needed for a page (the most popular has ${artists[0]?.listeners ?? 0}); lower --publish-min-listeners`,
    );
  }
  if (users < minListeners) {
    reporter.line(
      `No artist has any neighbours: the dataset has ${users} listeners, and a neighbour needs ${minListeners}; lower --min-listeners.`,
    );
  }
  return catalogue;
}
