import { runThreads } from "../../threads/thread-pool.ts";
import type { Job, JobReport } from "./jobs.ts";
import { makeFiles } from "./make-files.ts";

export interface RunJobOptions {
  /** 0 runs the job on this thread: a small job is done before a thread has started. */
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
  const count = (files: number) => {
    written += files;
    onWritten?.(written);
  };
  if (threads === 0) {
    await makeFiles(job, count, signal);
    return written;
  }
  let done = 0;
  await runThreads({
    module: new URL("../../threads/typescript-thread.mjs", import.meta.url),
    argv: [new URL("./worker.ts", import.meta.url).href],
    workerData: () => job,
    threads,
    signal,
    ...("gate" in job && { gate: job.gate }),
    onMessage: (message) => {
      const { written: files, isDone } = message as JobReport;
      count(files);
      if (isDone) done += 1;
    },
  });
  if (done !== threads) throw new Error(`${threads - done} of ${threads} threads for ${job.kind} files exited early.`);
  return written;
}
