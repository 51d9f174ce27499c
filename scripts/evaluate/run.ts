import { type Csr, columnLengths } from "../../lib/kernel/csr.ts";
import { FORMAT_VERSION } from "../../lib/primitives/format-version.ts";
import { MIN_GROUP_LISTENERS } from "../../lib/primitives/privacy.ts";
import type { Estimate, MethodQuality, OrderQuality, Quality } from "../../lib/site-data/quality.ts";
import { type Reporter, StageClock, type UpdateStage } from "../cli/reporter.ts";
import { findDataset } from "../datasets/find.ts";
import { ownedFolder } from "../files/owned-folder.ts";
import type { FactorCache } from "../pipeline/engines/method-neighbours.ts";
import { ingest } from "../pipeline/ingest/ingest.ts";
import { TOP_K } from "../pipeline/options.ts";
import { drawResamples, estimate, estimateDifference, type Resamples } from "./bootstrap.ts";
import type { Candidate } from "./candidates.ts";
import { COHERENCE_BANDS, type CoherenceTallies } from "./genre-coherence.ts";
import { type GenreTruth, readGenreTruth } from "./genre-truth.ts";
import {
  createMeasured,
  LIST_LENGTH,
  type ListsMeasured,
  type Measured,
  measureSplit,
  type UserMeasure,
} from "./measure.ts";
import type { EvaluateOptions } from "./options.ts";
import { PROTOCOL } from "./protocol.ts";
import { sampleUsers } from "./sample-users.ts";
import { HIDDEN_SHARE, MIN_ARTISTS_TO_HIDE, type Split, splitByUser } from "./split.ts";

/** What every method is compared with: the best cosine. */
const BASELINE_ID = "user-median-log";
/** The one split that parameters may be tuned on. */
const TUNING_SPLIT = 1;

export interface RunEffects {
  reporter: Reporter;
  signal?: AbortSignal | undefined;
}

/**
 * Measures every candidate on splits 2 to `splits`. Nothing in the result depends on the time, the machine or the
 * number of workers.
 * @throws OperatorError for what the operator can fix
 */
export async function evaluate(options: EvaluateOptions, { reporter, signal }: RunEffects): Promise<Quality> {
  const clock = new StageClock(reporter, performance.now());
  const work = await ownedFolder(options.cacheDir, "evaluate-", signal);
  const workDir = work.path;
  try {
    const dataset = await findDataset(options.datasetId).locate({
      datasetsDir: options.datasetsDir,
      workDir,
      signal,
      maxUnpackedBytes: options.maxUnpackedBytes,
    });
    const ingested = await clock.run("ingest", (update) =>
      ingest(dataset, {
        maxUnpackedBytes: options.maxUnpackedBytes,
        memory: options.memory,
        threads: options.workers,
        workDir,
        signal,
        onProgress: (step, fraction) => update(fraction, step),
      }),
    );
    const sampled = sampleUsers(ingested.userArtists, options.maxUsers, options.seed);
    // The demo's listeners were simulated from these same genres, so they cannot be used to judge it.
    const truth =
      dataset.description.kind === "real" ? await readGenreTruth(ingested.artists.map(({ name }) => name)) : null;
    const measured = await clock.run("measure", (update) => measureAll(sampled, truth, options, update, signal));
    const { id, title, kind } = dataset.description;
    const sha256 = ingested.files.map((file) => file.sha256);
    const source = { dataset: { id, title, kind, sha256 }, users: ingested.users, names: ingested.artists };
    return quality(source, sampled, measured, options);
  } finally {
    await work.remove();
  }
}

interface AllMeasured {
  /** In the order of the options' candidates. */
  candidates: Measured[];
  askedUsers: number;
  hiddenPopularity: number;
  truth: GenreTruth | null;
}

async function measureAll(
  userArtists: Csr,
  truth: GenreTruth | null,
  { candidates, splits, seed, workers }: EvaluateOptions,
  update: UpdateStage,
  signal: AbortSignal | undefined,
): Promise<AllMeasured> {
  const { rows: users, columns: artists } = userArtists;
  const measured = candidates.map(({ kind }) =>
    createMeasured({ users, artists, truth, hasOrders: kind === "method" }),
  );
  const popularities: number[] = [];
  let askedUsers = 0;
  const reported = reportedSplits(splits);
  for (const [place, number] of reported.entries()) {
    const split = splitByUser(userArtists, seed, number);
    const cache: FactorCache = new Map();
    popularities.push(hiddenPopularity(split));
    askedUsers = askedUsersOf(split);
    for (const [index, candidate] of candidates.entries()) {
      const done = (share: number) => (place + (index + share) / candidates.length) / reported.length;
      const onProgress = (share: number, step: string) =>
        update(done(share), `split ${number}, ${candidate.id}: ${step}`);
      onProgress(0, "starting");
      const { recommend, table } = await candidate.fit(split, { workers, signal, onProgress }, cache);
      signal?.throwIfAborted();
      const target = measured[index];
      if (target) measureSplit(target, split, recommend, table, truth);
    }
  }
  return { candidates: measured, askedUsers, hiddenPopularity: mean(popularities), truth };
}

function reportedSplits(splits: number): number[] {
  return Array.from({ length: splits }, (_, index) => index + 1).filter((number) => number !== TUNING_SPLIT);
}

function askedUsersOf({ hidden }: Split): number {
  let asked = 0;
  for (let user = 0; user < hidden.rows; user++) if (hidden.indptr[user] !== hidden.indptr[user + 1]) asked += 1;
  return asked;
}

function hiddenPopularity({ training, hidden }: Split): number {
  const listeners = columnLengths(training);
  return mean(Array.from(hidden.indices, (artist) => (listeners[artist] ?? 0) / training.rows));
}

/** What was read, before sampling. */
interface Source {
  dataset: Quality["dataset"];
  users: number;
  names: readonly { name: string; listeners: number }[];
}

function quality(
  { dataset, users: sampledFrom, names }: Source,
  userArtists: Csr,
  measured: AllMeasured,
  options: EvaluateOptions,
): Quality {
  const resamples = drawResamples(userArtists.rows, options.bootstrapSamples, options.seed);
  const artistResamples = drawResamples(measured.truth?.known ?? 0, options.bootstrapSamples, options.seed);
  const baselineIndex = Math.max(
    options.candidates.findIndex(({ id }) => id === BASELINE_ID),
    0,
  );
  const baseline = measured.candidates[baselineIndex];
  return {
    formatVersion: FORMAT_VERSION,
    dataset,
    protocol: {
      description: [...PROTOCOL],
      seed: options.seed,
      splits: reportedSplits(options.splits),
      tuningSplits: [TUNING_SPLIT],
      hiddenShare: HIDDEN_SHARE,
      minArtists: MIN_ARTISTS_TO_HIDE,
      topK: TOP_K,
      listLength: LIST_LENGTH,
      bootstrapSamples: options.bootstrapSamples,
    },
    users: userArtists.rows,
    sampledFrom,
    askedUsers: measured.askedUsers,
    artists: columnLengths(userArtists).filter((listeners) => listeners > 0).length,
    interactions: userArtists.indices.length,
    hiddenPopularity: rounded(measured.hiddenPopularity),
    genres: genres(measured),
    baseline: options.candidates[baselineIndex]?.id ?? "",
    methods: options.candidates.flatMap((candidate, index) => {
      const own = measured.candidates[index];
      const other = own === baseline ? undefined : baseline;
      if (own === undefined) return [];
      const hasLists = own.atLeastOne.length > 0;
      const orderOf = (lists: ListsMeasured) => orderQuality(lists, resamples, artistResamples);
      return [
        {
          ...methodQuality(candidate, own, other, resamples),
          coherence: hasLists ? coherenceOf(own.balanced, other?.balanced, artistResamples) : null,
          hubs: hasLists ? hubsOf(own.balanced, names) : null,
          orders:
            hasLists && own.orders !== null
              ? {
                  familiar: orderOf(own.orders.familiar),
                  balanced: orderOf(own.balanced),
                  adventurous: orderOf(own.orders.adventurous),
                }
              : null,
        },
      ];
    }),
  };
}

function methodQuality(
  { id, name, kind, formula, shrinkage, minListeners }: Candidate,
  measured: Measured,
  baseline: Measured | undefined,
  resamples: Resamples,
): Omit<MethodQuality, "coherence" | "hubs" | "orders"> {
  const of = (measure: UserMeasure) => roundedEstimate(estimate(measured.users[measure], resamples));
  const gainOf = (measure: UserMeasure, other: Measured) =>
    roundedEstimate(estimateDifference(measured.users[measure], other.users[measure], resamples));
  const hasTable = measured.atLeastOne.length > 0;
  return {
    id,
    name,
    kind,
    formula,
    shrinkage,
    minListeners,
    recall: of("recall"),
    ndcg: of("ndcg"),
    hitRate: of("hitRate"),
    meanAveragePrecision: of("meanAveragePrecision"),
    pairs: hasTable ? roundedEstimate(estimate(measured.balanced.pairs, resamples)) : null,
    tailPairs: hasTable ? roundedEstimate(estimate(measured.balanced.tailPairs, resamples)) : null,
    popularity: of("popularity"),
    coverage: rounded(mean(measured.coverage)),
    concentration: rounded(mean(measured.concentration)),
    evidence: hasTable
      ? { atLeastOne: rounded(mean(measured.atLeastOne)), atLeastThree: rounded(mean(measured.atLeastThree)) }
      : null,
    gain: baseline ? { recall: gainOf("recall", baseline), ndcg: gainOf("ndcg", baseline) } : null,
  };
}

/** The catalogue behind the demo: its listeners are simulated from it; all others are independent of it. */
const GENRE_SOURCE =
  "data/catalogue.tsv: genres of artists, written by hand for the demo's simulation, matched by name; no method reads them";

function genres({ truth, candidates }: AllMeasured): Quality["genres"] {
  if (truth === null) return null;
  const judged = candidates.find(({ atLeastOne }) => atLeastOne.length > 0)?.balanced.coherence;
  const bands = COHERENCE_BANDS.map(({ from, to }, band) => ({ from, to, artists: judgedIn(judged?.[band]) }));
  return { source: GENRE_SOURCE, bands };
}

const judgedIn = (tallies: CoherenceTallies | undefined) =>
  tallies?.places.trials.filter((trials) => trials > 0).length ?? 0;

function orderQuality(lists: ListsMeasured, resamples: Resamples, artistResamples: Resamples): OrderQuality {
  const { pairs, tailPairs, coherence, coverage } = lists;
  return {
    pairs: roundedEstimate(estimate(pairs, resamples)),
    tailPairs: roundedEstimate(estimate(tailPairs, resamples)),
    coherence:
      coherence.length === 0 ? null : coherence.map(({ places }) => roundedEstimate(estimate(places, artistResamples))),
    coverage: rounded(mean(coverage)),
  };
}

function hubsOf(measured: ListsMeasured, names: Source["names"]): MethodQuality["hubs"] {
  const splits = measured.coverage.length;
  const most = measured.occurrences.reduce((soFar, count) => Math.max(soFar, count), 0);
  const hub = names[measured.occurrences.indexOf(most)];
  return {
    skewness: rounded(mean(measured.skewness)),
    coverage: rounded(mean(measured.coverage)),
    largest:
      hub === undefined || most === 0 || hub.listeners < MIN_GROUP_LISTENERS
        ? null
        : { name: hub.name, lists: Math.round(most / splits) },
    lists: Math.round(measured.lists / splits),
  };
}

function coherenceOf({ coherence }: ListsMeasured, baseline: ListsMeasured | undefined, resamples: Resamples) {
  if (coherence.length === 0) return null;
  return coherence.map(({ pairs, places }, band) => {
    const other = baseline?.coherence[band]?.places;
    return {
      pairs: roundedEstimate(estimate(pairs, resamples)),
      places: roundedEstimate(estimate(places, resamples)),
      gain: other === undefined ? null : roundedEstimate(estimateDifference(places, other, resamples)),
    };
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

/** Six decimals: far finer than any interval, but still readable. */
const rounded = (value: number) => Number(value.toFixed(6));

const roundedEstimate = ({ mean: middle, low, high }: Estimate): Estimate => ({
  mean: rounded(middle),
  low: rounded(low),
  high: rounded(high),
});
