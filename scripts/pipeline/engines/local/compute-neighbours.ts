import { fillInput, partBounds, tableOf } from "../../../../lib/kernel/cosine/input.ts";
import { PARTS, planLayout } from "../../../../lib/kernel/cosine/layout.ts";
import { assertCsr, type Csr } from "../../../../lib/kernel/csr.ts";
import { assertNeighbourOptions, type NeighbourOptions, type NeighbourTable } from "../../../../lib/kernel/table.ts";
import { runThreads } from "../../../threads/thread-pool.ts";
import { createRendezvous } from "./rendezvous.mjs";
import type { KernelTask } from "./task.ts";
import { KERNEL_FILE, openWorkspace } from "./workspace.ts";

export interface ComputeOptions extends NeighbourOptions {
  /** Worker threads; their number never changes a byte of the result. */
  workers: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((doneArtists: number, totalArtists: number) => void) | undefined;
  /** Called with one line if the computation runs slower than it could. */
  onNotice?: ((line: string) => void) | undefined;
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
  const { topK, shrinkage, minListeners, workers, signal, onProgress, onNotice } = options;
  assertCsr(userArtists);
  assertNeighbourOptions({ topK, shrinkage, minListeners });
  if (!Number.isInteger(workers) || workers < 1) {
    throw new RangeError(`workers is ${workers}, expected a positive integer.`);
  }
  signal?.throwIfAborted();

  const { rows: users, columns: artists, indptr, indices } = userArtists;
  const layout = planLayout({ users, artists, entries: indices.length, topK, workers });
  const workspace = await openWorkspace(layout, options.kernelFile ?? KERNEL_FILE, onNotice ?? (() => {}));
  if (artists === 0) return tableOf(workspace.buffer, layout);
  const task = { ...workspace, layout, partBounds: partBounds(indptr, PARTS) };

  let doneArtists = 0;
  const failed = new AbortController();
  const threads = runThreads({
    module: new URL("./kernel-thread.mjs", import.meta.url),
    workerData: (worker): KernelTask => ({ ...task, options: { topK, shrinkage, minListeners, worker } }),
    threads: workers,
    signal: signal ? AbortSignal.any([signal, failed.signal]) : failed.signal,
    onMessage: (chunkArtists) => {
      doneArtists += Number(chunkArtists);
      onProgress?.(doneArtists, artists);
    },
  });
  // The threads start, and claim memory, while this one weighs.
  try {
    fillInput(workspace.buffer, layout, userArtists, weigh);
    createRendezvous(workspace.buffer, layout).openInput();
  } catch (error) {
    failed.abort(error);
  }
  await threads;
  // A thread that exits early with code 0 would otherwise go unnoticed.
  if (doneArtists !== artists) throw new Error(`Threads finished ${doneArtists} artists, expected ${artists}.`);
  return tableOf(workspace.buffer, layout);
}
