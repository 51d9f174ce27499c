import { type Allocate, assertCsr, type Csr } from "../../../../lib/kernel/csr.ts";
import type { Method } from "../../../../lib/kernel/methods.ts";
import {
  assertNeighbourOptions,
  createNeighbourTable,
  type NeighbourOptions,
  type NeighbourTable,
  prepareMatrices,
} from "../../../../lib/kernel/neighbours.ts";
import { costBalancedRanges } from "./ranges.ts";
import type { WorkerTask } from "./task.ts";
import { runThreads } from "./thread-pool.ts";

export interface ComputeOptions extends NeighbourOptions {
  method: Method;
  /** Worker threads; their number never changes a byte of the result. */
  workers: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((doneArtists: number, totalArtists: number) => void) | undefined;
}

/** Enough that the last range to finish is short, few enough that progress messages cost nothing. */
const RANGES = 256;

const allocateShared: Allocate = (sizeBytes) => new SharedArrayBuffer(sizeBytes);

/**
 * The neighbours of every artist, on worker threads over shared memory.
 * @param userArtists plays, users in rows; not changed
 * @throws RangeError where the matrix or an option is faulty
 * @throws Error where a thread dies, with its cause; the signal's reason where it is aborted
 */
export async function computeNeighbours(userArtists: Csr, options: ComputeOptions): Promise<NeighbourTable> {
  const { method, topK, shrinkage, minListeners, workers, signal, onProgress } = options;
  assertCsr(userArtists);
  assertNeighbourOptions({ topK, shrinkage, minListeners });
  if (!Number.isInteger(workers) || workers < 1) {
    throw new RangeError(`workers is ${workers}, expected a positive integer.`);
  }
  signal?.throwIfAborted();

  const artists = userArtists.columns;
  const table = createNeighbourTable(artists, topK, allocateShared);
  const matrices = prepareMatrices(shareWeights(userArtists, method), allocateShared);
  const bounds = costBalancedRanges(matrices.userArtists, matrices.artistUsers, RANGES);
  const nextRange = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const task: WorkerTask = { matrices, table, options: { topK, shrinkage, minListeners }, bounds, nextRange };

  let doneArtists = 0;
  await runThreads({
    module: new URL("./worker.ts", import.meta.url),
    workerData: task,
    threads: Math.min(workers, bounds.length - 1),
    signal,
    onMessage: (rangeArtists) => {
      doneArtists += Number(rangeArtists);
      onProgress?.(doneArtists, artists);
    },
  });
  // A thread that leaves with code 0 in the middle would otherwise go unnoticed.
  if (doneArtists !== artists) throw new Error(`Threads finished ${doneArtists} artists, expected ${artists}.`);
  return table;
}

function shareWeights(userArtists: Csr, method: Method): Csr {
  const { rows, columns } = userArtists;
  const weights = method.weigh(userArtists);
  return {
    rows,
    columns,
    indptr: copyShared(userArtists.indptr, (buffer) => new Uint32Array(buffer)),
    indices: copyShared(userArtists.indices, (buffer) => new Uint32Array(buffer)),
    data: copyShared(weights, (buffer) => new Float64Array(buffer)),
  };
}

/** The array itself where it lies in a shared buffer already. */
function copyShared<A extends Uint32Array | Float64Array>(array: A, view: (buffer: SharedArrayBuffer) => A): A {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const shared = view(new SharedArrayBuffer(array.byteLength));
  shared.set(array);
  return shared;
}
