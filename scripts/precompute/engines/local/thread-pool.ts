import { Worker } from "node:worker_threads";

export interface ThreadPoolOptions {
  /** The JavaScript module that every thread runs. */
  module: URL;
  /** What a thread, counted from 0, is given; shared buffers stay shared. */
  workerData(thread: number): unknown;
  /** What a thread finds behind its own name in `process.argv`. */
  argv?: readonly string[];
  threads: number;
  signal?: AbortSignal | undefined;
  onMessage?: (message: unknown) => void;
}

/**
 * Runs the module on `threads` threads and waits until every one has ended. No thread outlives the promise.
 * @throws Error in one sentence where a thread dies, with its cause; the signal's reason where it is aborted.
 */
export async function runThreads({
  module,
  workerData,
  argv = [],
  threads,
  signal,
  onMessage,
}: ThreadPoolOptions): Promise<void> {
  signal?.throwIfAborted();
  const workers = Array.from(
    { length: threads },
    (_, thread) => new Worker(module, { workerData: workerData(thread), argv: [...argv] }),
  );
  const aborted = new AbortController();
  try {
    await Promise.race([
      Promise.all(workers.map((worker, index) => ended(worker, `Thread ${index + 1} of ${threads}`, onMessage))),
      rejectOnAbort(signal, aborted.signal),
    ]);
  } finally {
    aborted.abort();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function ended(worker: Worker, name: string, onMessage?: (message: unknown) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (onMessage) worker.on("message", onMessage);
    worker.once("error", (cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      reject(new Error(`${name} died: ${reason}`, { cause }));
    });
    worker.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${name} died: it exited with code ${code}.`));
    });
  });
}

/** Never resolves; `done` takes the listener off a signal that may live on. */
function rejectOnAbort(signal: AbortSignal | undefined, done: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true, signal: done });
  });
}
