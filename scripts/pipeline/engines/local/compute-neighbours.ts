import { addPairsOf, type CoListening, countedPairs } from "../../../../lib/kernel/around/co-listening.ts";
import { evenStarts, fillInput, listsIn, partBounds, rowStarts, tableOf } from "../../../../lib/kernel/cosine/input.ts";
import { type Layout, PARTS, planLayout } from "../../../../lib/kernel/cosine/layout.ts";
import { assertCsr, type Csr } from "../../../../lib/kernel/csr.ts";
import {
  assertNeighbourOptions,
  type CandidateLists,
  type LeftOut,
  type NeighbourOptions,
  type NeighbourTable,
} from "../../../../lib/kernel/table.ts";
import { runThreads } from "../../../threads/thread-pool.ts";
import { createRendezvous } from "./rendezvous.mjs";
import type { KernelTask } from "./task.ts";
import { KERNEL_FILE, openWorkspace } from "./workspace.ts";

export interface ComputeOptions extends NeighbourOptions, LeftOut {
  /** Worker threads, or 0 for this one; their number never changes a byte of the result. */
  workers: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((doneArtists: number, totalArtists: number) => void) | undefined;
  /** Called with one line if the computation runs slower than it could. */
  onNotice?: ((line: string) => void) | undefined;
  /** Called with the shared listeners of every pair of artists, placeholders included. */
  onPairs?: ((counted: CoListening) => void) | undefined;
  /** The WebAssembly kernel. */
  kernelFile?: URL | undefined;
}

/**
 * The neighbours of every artist, on worker threads over shared memory. The table is in that memory.
 * @param userArtists users in rows; only its shape and indices are read
 * @param weigh writes the weight of every stored entry into its argument, the memory that the threads read, without a copy
 * @throws RangeError if the matrix, a weight or an option is faulty
 * @throws Error if a thread dies, with its cause; the signal's reason if it is aborted
 */
export async function computeNeighbours(
  userArtists: Csr,
  weigh: (weights: Float64Array) => void,
  options: ComputeOptions,
): Promise<NeighbourTable> {
  const { buffer, layout } = await compare(userArtists, weigh, options, ({ columns }, { topK }) =>
    evenStarts(columns, topK),
  );
  return tableOf(buffer, layout);
}

/** The same in rows that are no longer than they can get: long lists of many artists need half the memory. */
export async function computeCandidates(
  userArtists: Csr,
  weigh: (weights: Float64Array) => void,
  options: ComputeOptions,
): Promise<CandidateLists> {
  const { buffer, layout } = await compare(userArtists, weigh, options, rowStarts);
  return listsIn(buffer, layout);
}

async function compare(
  userArtists: Csr,
  weigh: (weights: Float64Array) => void,
  options: ComputeOptions,
  startsOf: typeof rowStarts,
): Promise<{ buffer: ArrayBufferLike; layout: Layout }> {
  const { topK, shrinkage, minListeners, workers, signal, onProgress, onNotice, onPairs } = options;
  assertCsr(userArtists);
  assertNeighbourOptions({ topK, shrinkage, minListeners });
  if (!Number.isInteger(workers) || workers < 0) {
    throw new RangeError(`workers is ${workers}, expected a whole number from 0.`);
  }
  signal?.throwIfAborted();

  const { rows: users, columns: artists, indptr, indices } = userArtists;
  const starts = startsOf(userArtists, options);
  const slots = starts[artists] ?? 0;
  const layout = planLayout({ users, artists, entries: indices.length, topK, slots, workers: Math.max(1, workers) });
  const workspace = await openWorkspace(layout, options.kernelFile ?? KERNEL_FILE, onNotice ?? (() => {}));
  if (artists === 0) return { buffer: workspace.buffer, layout };
  const task = { ...workspace, layout, partBounds: partBounds(indptr, PARTS) };

  let doneArtists = 0;
  const failed = new AbortController();
  const runKernel = () =>
    runThreads({
      module: new URL("./run-kernel.mjs", import.meta.url),
      load: () => import("./run-kernel.mjs"),
      data: (worker): KernelTask => ({ ...task, options: { topK, shrinkage, minListeners, worker } }),
      threads: workers,
      signal: signal ? AbortSignal.any([signal, failed.signal]) : failed.signal,
      onMessage: (chunkArtists) => {
        doneArtists += Number(chunkArtists);
        onProgress?.(doneArtists, artists);
      },
    });
  // Threads start, and claim memory, while this one weighs.
  const threads = workers === 0 ? null : runKernel();
  try {
    fillInput(workspace.buffer, layout, userArtists, weigh, starts, options.placeholders);
    createRendezvous(workspace.buffer, layout).openInput();
  } catch (error) {
    failed.abort(error);
  }
  await (threads ?? runKernel());
  if (doneArtists !== artists) throw new Error(`Threads finished ${doneArtists} artists, expected ${artists}.`);
  if (onPairs !== undefined) {
    const counted = countedPairs(workspace.buffer, layout);
    addPairsOf(options.placeholders ?? [], userArtists, counted);
    onPairs(counted);
  }
  return { buffer: workspace.buffer, layout };
}

/** The shared listeners of every pair of artists: for methods that compare in another way. */
export async function countPairs(
  userArtists: Csr,
  options: Pick<ComputeOptions, "workers" | "signal">,
): Promise<CoListening> {
  let counted: CoListening = { pairs: new Float64Array(1), strongest: new Uint32Array(userArtists.columns) };
  const onPairs = (found: CoListening) => {
    counted = found;
  };
  const least = { topK: 1, shrinkage: 0, minListeners: 0, onPairs };
  await computeNeighbours(userArtists, (weights) => weights.fill(1), { ...options, ...least });
  return counted;
}
