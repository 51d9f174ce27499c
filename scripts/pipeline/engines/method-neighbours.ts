import { setImmediate } from "node:timers/promises";
import type { CoListening } from "../../../lib/kernel/around/co-listening.ts";
import { assertCsr, type Csr, columnLengths, transpose, withoutColumns } from "../../../lib/kernel/csr.ts";
import type { FactorTraining } from "../../../lib/kernel/factors/artist-factors.ts";
import type { FactorMatrix } from "../../../lib/kernel/factors/factor-matrix.ts";
import { countOverlaps, factorNeighbours, withoutRows } from "../../../lib/kernel/factors/factor-neighbours.ts";
import type { Comparison } from "../../../lib/kernel/methods.ts";
import type { SimilaritySpaces } from "../../../lib/kernel/rerank/rerank.ts";
import { scoredNeighbours } from "../../../lib/kernel/scored.ts";
import { type CandidateLists, listsOf, type NeighbourTable } from "../../../lib/kernel/table.ts";
import { capShares } from "../../../lib/kernel/term-weights.ts";
import { randomStream } from "../../random/random-stream.ts";
import { type ComputeOptions, computeCandidates, computeNeighbours } from "./local/compute-neighbours.ts";
import { profileArtists, rerankCandidates, trainFactors } from "./local/spaces.ts";
import type { SimilaritySettings } from "./similarity-settings.ts";

export interface MethodOptions extends SimilaritySettings {
  /** Of the random numbers that the blend starts from; always the same where lists are published. */
  seed?: number;
  workers: number;
  signal?: AbortSignal | undefined;
  /** Share that is done, 0 to 1, and the current step. */
  onProgress?: ((share: number, step: string) => void) | undefined;
  /** Called with the shared listeners of every pair, if the method's comparison counts them: `countPairs` does otherwise. */
  onPairs?: ((counted: CoListening) => void) | undefined;
  /** Called with one line if the computation runs slower than it could. */
  onNotice?: ((line: string) => void) | undefined;
}

export interface Factors {
  users: FactorMatrix;
  artists: FactorMatrix;
}

/** Factors of one matrix by the training they come from; methods that share a training object share its weights too. */
export type FactorCache = Map<FactorTraining, Factors>;

type TrainingEffects = Pick<MethodOptions, "workers" | "signal" | "onProgress" | "onNotice">;

const FACTOR_SEED = 1;
/** A thread takes longer to start than this many interactions take to be compared without it. */
const MIN_INTERACTIONS_FOR_THREADS = 5_000;
/** The same for training, profiles and ordering, whose threads load TypeScript. */
const MIN_INTERACTIONS_FOR_SPACE_THREADS = 100_000;

export const threadsFor = ({ indices }: Csr, workers: number, least = MIN_INTERACTIONS_FOR_THREADS) =>
  indices.length < least ? 0 : workers;
const spaceThreads = (userArtists: Csr, workers: number) =>
  threadsFor(userArtists, workers, MIN_INTERACTIONS_FOR_SPACE_THREADS);

/**
 * The neighbours of every artist by any method: cosines on worker threads, everything else on this one, in slices
 * between which the event loop runs, so that a signal can stop it. Placeholders are left out of the comparison alone:
 * weights, factors and profiles come from all listening.
 * @param userArtists plays, users in rows; not changed
 * @throws RangeError if the matrix or an option is faulty; the signal's reason if it is aborted
 */
export async function methodNeighbours(
  userArtists: Csr,
  options: MethodOptions,
  cache?: FactorCache,
): Promise<NeighbourTable> {
  assertCsr(userArtists);
  const { method, topK } = options;
  const { comparison } = method;
  if (comparison.kind === "double-cosine") return cosinesInDoubles(weighted(userArtists, options), options, topK);
  if (comparison.kind === "cosine") {
    if (options.minOverlap > 1) return cosinesInDoubles(weighted(userArtists, options), options, topK);
    return computeNeighbours(userArtists, weigher(userArtists, options), cosineOptions(userArtists, options, topK));
  }
  if (comparison.kind === "counts") {
    const { score } = comparison;
    return slices(
      scoredNeighbours(
        compared(userArtists, options),
        (pair) => score(pair.overlap, pair.listeners, pair.otherListeners, pair.users),
        options,
      ),
      "comparing",
      options,
    );
  }
  if (comparison.kind === "factors") {
    const { artists } = await methodFactors(userArtists, options, cache);
    const known = withoutRows(artists, options.placeholders ?? []);
    const listed = factorNeighbours(known, columnLengths(userArtists), options);
    const table = await slices(listed, "comparing", options);
    countOverlaps(table, transpose(userArtists));
    return table;
  }
  const { candidates, ...spaces } = await spacesAndCandidates(userArtists, options, comparison);
  return rerankCandidates(
    candidates,
    spaces,
    { ...comparison, candidateShrinkage: options.shrinkage, topK },
    spaceEffects(userArtists, options, "ordering"),
  );
}

/** What the blend orders and what it orders by. A function of its own, so that the weights are free again after it. */
async function spacesAndCandidates(
  userArtists: Csr,
  options: MethodOptions,
  comparison: Extract<Comparison, { kind: "reranked" }>,
): Promise<SimilaritySpaces & { candidates: CandidateLists }> {
  const weights = weighted(userArtists, options);
  const profiles = await profileArtists(weights, comparison.profiles, {
    ...spaceEffects(weights, options, "profiles"),
    random: randomStream(options.seed ?? FACTOR_SEED, "profiles"),
  });
  // From the profiles' strongest directions training ends at nearly the same factors whatever the seed.
  const start = { artists: profiles };
  const trained = await trainFactors(weights, comparison.training, start, spaceEffects(weights, options, "training"));
  const candidates = await cosineCandidates(weights, options, Math.max(options.topK, comparison.candidates));
  return { factors: trained.artists, profiles, candidates };
}

/**
 * Factors of users and artists that a method compares.
 * @throws RangeError if the method compares none
 */
export async function methodFactors(
  userArtists: Csr,
  options: Pick<MethodOptions, "method" | "maxShare"> & TrainingEffects,
  cache?: FactorCache,
): Promise<Factors> {
  const { comparison } = options.method;
  if (comparison.kind !== "factors") throw new RangeError(`Method ${options.method.id} compares no factors.`);
  const kept = cache?.get(comparison.training);
  if (kept) return kept;
  const weights = weighted(userArtists, options);
  const start = { random: randomStream(FACTOR_SEED, "factors") };
  const factors = await trainFactors(weights, comparison.training, start, spaceEffects(weights, options, "training"));
  cache?.set(comparison.training, factors);
  return factors;
}

function spaceEffects(matrix: Csr, { workers, signal, onProgress, onNotice }: TrainingEffects, step: string) {
  return {
    workers: spaceThreads(matrix, workers),
    signal,
    onNotice,
    onProgress: (share: number) => onProgress?.(share, step),
  };
}

function weighted(userArtists: Csr, { method, maxShare }: Pick<MethodOptions, "method" | "maxShare">): Csr {
  const data = method.weigh(userArtists);
  capShares(userArtists, data, maxShare);
  return { ...userArtists, data };
}

/** Weights of all listening, then without the placeholders. */
const compared = (userArtists: Csr, options: MethodOptions): Csr =>
  withoutColumns(weighted(userArtists, options), options.placeholders ?? []);

/** On worker threads; a minimum of shared listeners needs the slower path, since the fast one truncates before applying it. */
async function cosineCandidates(weights: Csr, options: MethodOptions, topK: number): Promise<CandidateLists> {
  if (options.minOverlap > 1) return listsOf(await cosinesInDoubles(weights, options, topK));
  return computeCandidates(weights, (into) => into.set(weights.data), cosineOptions(weights, options, topK));
}

const weigher =
  (userArtists: Csr, { method, maxShare }: MethodOptions) =>
  (weights: Float64Array) => {
    method.weigh(userArtists, weights);
    capShares(userArtists, weights, maxShare);
  };

function cosineOptions(userArtists: Csr, options: MethodOptions, topK: number): ComputeOptions {
  const { onProgress, onPairs, shrinkage, minListeners, placeholders, workers, signal, onNotice } = options;
  return {
    topK,
    shrinkage,
    minListeners,
    placeholders,
    workers: threadsFor(userArtists, workers),
    signal,
    onPairs,
    onNotice,
    onProgress: (done, total) => onProgress?.(done / total, `comparing, ${done} of ${total} artists`),
  };
}

function cosinesInDoubles(weights: Csr, options: MethodOptions, topK: number): Promise<NeighbourTable> {
  const known = withoutColumns(weights, options.placeholders ?? []);
  const listed = scoredNeighbours(known, ({ cosine }) => cosine, { ...options, topK });
  return slices(listed, "comparing", options);
}

/** Runs a generator to its end, handling signals and timers between its slices. */
async function slices<Result>(
  work: Generator<number, Result>,
  step: string,
  { signal, onProgress }: Pick<MethodOptions, "signal" | "onProgress">,
): Promise<Result> {
  for (;;) {
    const slice = work.next();
    if (slice.done) return slice.value;
    onProgress?.(slice.value, step);
    await setImmediate();
    signal?.throwIfAborted();
  }
}
