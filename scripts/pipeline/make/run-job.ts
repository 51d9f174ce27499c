import { runThreads } from "../../threads/thread-pool.ts";
import type { Job } from "./jobs.ts";

export interface RunJobOptions {
  /** 0: on this thread. */
  threads: number;
  signal?: AbortSignal | undefined;
  onWritten?(count: number): void;
}

/**
 * Runs one job, on its own threads: making, checking and writing files is seconds of work that would block signals.
 * @returns number of files
 * @throws Error if a thread dies or exits early, with its cause; the signal's reason if it is aborted
 */
export async function runJob(job: Job, { threads, signal, onWritten }: RunJobOptions): Promise<number> {
  let written = 0;
  await runThreads({
    module: new URL("./make-files.ts", import.meta.url),
    load: () => import("./make-files.ts"),
    data: () => job,
    threads,
    signal,
    ...("gate" in job && { gate: job.gate }),
    onMessage: (files) => {
      written += Number(files);
      onWritten?.(written);
    },
  });
  return written;
}
