import type { Csr } from "../../../../lib/kernel/csr.ts";
import {
  type FactorTraining,
  prepareTraining,
  type TrainingState,
} from "../../../../lib/kernel/factors/artist-factors.ts";
import type { FactorMatrix } from "../../../../lib/kernel/factors/implicit-factors.ts";
import { runThreads } from "../../../threads/thread-pool.ts";

export interface TrainOptions {
  /** Gives uniform numbers in [0, 1); the same stream gives the same factors, bit for bit. */
  random: () => number;
  /** Worker threads; their number never changes a byte of the result. */
  workers: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/** What every training thread is given. */
export interface TrainingTask {
  state: TrainingState;
  training: FactorTraining;
  /** factors², all 0. */
  gram: Float64Array;
  /** See `createStages`. */
  control: Int32Array;
  workers: number;
}

/** Words of the control block before the queues, of which every stage has one. */
export const FIRST_QUEUE = 2;
export const STAGES_PER_HALF = 3;

/**
 * Factors of users and artists by implicit ALS on worker threads over shared buffers.
 * @param weights users in rows
 * @throws RangeError if an option is out of range
 * @throws Error if a thread dies, with its cause; the signal's reason if it is aborted
 */
export async function trainOnThreads(
  weights: Csr,
  training: FactorTraining,
  { random, workers, signal, onProgress }: TrainOptions,
): Promise<{ users: FactorMatrix; artists: FactorMatrix }> {
  const share = (sizeBytes: number) => new SharedArrayBuffer(sizeBytes);
  const state = prepareTraining(weights, training, random, share);
  const halves = 2 * training.rounds + 1;
  const words = FIRST_QUEUE + STAGES_PER_HALF * halves;
  const task: TrainingTask = {
    state,
    training,
    gram: new Float64Array(share(training.factors ** 2 * Float64Array.BYTES_PER_ELEMENT)),
    control: new Int32Array(share(words * Int32Array.BYTES_PER_ELEMENT)),
    workers,
  };
  let done = 0;
  await runThreads({
    module: new URL("../../../threads/typescript-thread.mjs", import.meta.url),
    argv: [new URL("./training-thread.ts", import.meta.url).href],
    workerData: () => task,
    threads: workers,
    signal,
    onMessage: () => {
      done += 1;
      onProgress?.(done / (halves * workers));
    },
  });
  // A thread that exits early with code 0 would otherwise go unnoticed.
  if (done !== halves * workers) throw new Error(`Threads finished ${done} halves, expected ${halves * workers}.`);
  return { users: state.users, artists: state.artists };
}
