import type { Csr } from "../../../../lib/kernel/csr.ts";
import {
  assertTraining,
  type FactorTraining,
  halvesOf,
  prepareTraining,
  type TrainingStart,
} from "../../../../lib/kernel/factors/artist-factors.ts";
import { type FactorMatrix, firstColumns } from "../../../../lib/kernel/factors/factor-matrix.ts";
import {
  assertProfiles,
  iteratedDirections,
  type ProfileOptions,
  prepareProfiles,
} from "../../../../lib/kernel/rerank/artist-profiles.ts";
import {
  assertRerank,
  fillRerank,
  planRerank,
  type RerankOptions,
  type SimilaritySpaces,
} from "../../../../lib/kernel/rerank/rerank.ts";
import { type CandidateLists, emptyTable, type NeighbourTable } from "../../../../lib/kernel/table.ts";
import { planSpace, spaceShape } from "../../../../lib/kernel/vectors/layout.ts";
import { runThreads } from "../../../threads/thread-pool.ts";
import type { SpaceTask, SpaceWork } from "./run-space.ts";
import type { Workspace } from "./task.ts";
import { openWorkspace, VECTORS_FILE } from "./workspace.ts";

export interface SpaceEffects {
  /** Worker threads, or 0 for this one; their number never changes a byte of the result. */
  workers: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
  /** Called with one line if the computation runs slower than it could. */
  onNotice?: ((line: string) => void) | undefined;
  /** The WebAssembly kernel. */
  vectorsFile?: URL | undefined;
}

export interface SeededEffects extends SpaceEffects {
  /** Gives uniform numbers in [0, 1); the same stream gives the same result, bit for bit. */
  random: () => number;
}

/**
 * Factors of users and artists by implicit ALS, on worker threads over shared memory.
 * @param weights users in rows
 * @throws RangeError if an option is out of range
 * @throws Error if a thread dies, with its cause; the signal's reason if it is aborted
 */
export async function trainFactors(
  weights: Csr,
  training: FactorTraining,
  start: TrainingStart,
  effects: SpaceEffects,
): Promise<{ users: FactorMatrix; artists: FactorMatrix }> {
  assertTraining(training);
  const layout = planSpace(spaceShape(weights, { ...training, workers: Math.max(1, effects.workers) }));
  const workspace = await openSpace(layout, effects);
  prepareTraining(workspace.buffer, layout, weights, training, start);
  await runSpace({ kind: "training", layout, training }, workspace, halvesOf(training) * layout.workers, effects);
  const { users, artists, factors } = layout;
  return {
    users: matrixAt(workspace, layout.userRows, users, factors),
    artists: matrixAt(workspace, layout.artistRows, artists, factors),
  };
}

/**
 * Profiles of artists, on worker threads over shared memory.
 * @param weights users in rows, not negative
 * @throws RangeError if an option is out of range
 * @throws Error if a thread dies, with its cause; the signal's reason if it is aborted
 */
export async function profileArtists(
  weights: Csr,
  profiles: ProfileOptions,
  effects: SeededEffects,
): Promise<FactorMatrix> {
  assertProfiles(profiles);
  const { dimensions, minListeners, passes } = profiles;
  const factors = iteratedDirections(profiles);
  const layout = planSpace(spaceShape(weights, { factors, minListeners, workers: Math.max(1, effects.workers) }));
  const workspace = await openSpace(layout, effects);
  prepareProfiles(workspace.buffer, layout, weights, profiles, effects.random);
  await runSpace({ kind: "profiles", layout, profiles }, workspace, (passes + 1) * layout.workers, effects);
  return firstColumns(viewAt(workspace, layout.artistRows, layout.artists, factors), dimensions);
}

/**
 * The best `topK` of each artist's candidates in their new order, on worker threads over shared memory.
 * @param candidates over shared memory, or threads get copies
 * @throws RangeError if an option is out of range
 * @throws Error if a thread dies, with its cause; the signal's reason if it is aborted
 */
export async function rerankCandidates(
  candidates: CandidateLists,
  spaces: SimilaritySpaces,
  { topK, ...options }: RerankOptions & { topK: number },
  effects: SpaceEffects,
): Promise<NeighbourTable> {
  assertRerank(options);
  const { artists } = candidates;
  const layout = planRerank({
    artists,
    factors: spaces.factors.factors,
    dimensions: spaces.profiles.factors,
    candidates: candidates.counts.reduce((most, count) => Math.max(most, count), 0),
    workers: Math.max(1, effects.workers),
  });
  const workspace = await openSpace(layout, effects);
  fillRerank(workspace.buffer, layout, spaces);
  const share = (sizeBytes: number) => new SharedArrayBuffer(sizeBytes);
  const table = { ...emptyTable(artists, topK, share), familiarity: new Float64Array(share(8 * artists)) };
  await runSpace({ kind: "reranking", layout, candidates, table, options }, workspace, artists, effects);
  return table;
}

const openSpace = (layout: { sizeBytes: number }, { vectorsFile, onNotice }: SpaceEffects) =>
  openWorkspace(layout, vectorsFile ?? VECTORS_FILE, onNotice ?? (() => {}));

const viewAt = ({ buffer }: Workspace, at: number, rows: number, factors: number): FactorMatrix => ({
  rows,
  factors,
  data: new Float32Array(buffer, at, rows * factors),
});

/** A copy, so that the memory around it can be freed. */
function matrixAt(workspace: Workspace, at: number, rows: number, factors: number): FactorMatrix {
  const view = viewAt(workspace, at, rows, factors);
  return { ...view, data: view.data.slice() };
}

/** @param steps that all threads report together */
async function runSpace(
  work: SpaceWork,
  workspace: Workspace,
  steps: number,
  { workers, signal, onProgress }: SpaceEffects,
): Promise<void> {
  let done = 0;
  await runThreads({
    module: new URL("./run-space.ts", import.meta.url),
    load: () => import("./run-space.ts"),
    data: (worker): SpaceTask => ({ ...workspace, work, worker }),
    threads: workers,
    signal,
    onMessage: (count) => {
      done += Number(count);
      onProgress?.(done / steps);
    },
  });
}
