import type { Csr } from "../../../../lib/kernel/csr.ts";
import { type FactorTraining, prepareTraining } from "../../../../lib/kernel/factors/artist-factors.ts";
import type { FactorMatrix } from "../../../../lib/kernel/factors/implicit-factors.ts";
import { runThreads } from "../../../threads/thread-pool.ts";
import { FIRST_QUEUE, STAGES_PER_HALF, type TrainingTask } from "./run-training.ts";

export interface TrainOptions {
  /** Gives uniform numbers in [0, 1); the same stream gives the same factors, bit for bit. */
  random: () => number;
  /** Worker threads, or 0 for this one; their number never changes a byte of the result. */
  workers: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/**
 * Factors of users and artists by implicit ALS on worker threads over shared buffers.
 * @param weights users in rows
 * @throws RangeError if an option is out of range
 * @throws Error if a thread dies, with its cause; the signal's reason if it is aborted
 */
export async function trainOnThreads(
  weights: Csr,
  training: FactorTraining,
  { random, workers: threads, signal, onProgress }: TrainOptions,
): Promise<{ users: FactorMatrix; artists: FactorMatrix }> {
  const share = (sizeBytes: number) => new SharedArrayBuffer(sizeBytes);
  const state = prepareTraining(weights, training, random, share);
  const halves = 2 * training.rounds + 1;
  const workers = Math.max(1, threads);
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
    module: new URL("./run-training.ts", import.meta.url),
    load: () => import("./run-training.ts"),
    data: () => task,
    threads,
    signal,
    onMessage: () => {
      done += 1;
      onProgress?.(done / (halves * workers));
    },
  });
  return { users: state.users, artists: state.artists };
}
