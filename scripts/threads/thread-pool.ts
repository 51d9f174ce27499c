import { Worker } from "node:worker_threads";
import { closeGate, type NativeGate } from "./native-gate.ts";

export interface ThreadPoolOptions {
  /** The JavaScript module that every thread runs. */
  module: URL;
  /** The input of a thread, counted from 0; shared buffers stay shared. */
  workerData(thread: number): unknown;
  /** Arguments after the script's name in a thread's `process.argv`. */
  argv?: readonly string[];
  threads: number;
  signal?: AbortSignal | undefined;
  onMessage?: (message: unknown) => void;
  /** For a single thread that runs native code: meanwhile it is sent a message, and ends by itself. */
  gate?: NativeGate;
}

/**
 * Runs the module on `threads` threads and waits until every one has ended. No thread outlives the promise.
 * @throws Error in one sentence if a thread dies, with its cause; the signal's reason if it is aborted.
 */
export async function runThreads({
  module,
  workerData,
  argv = [],
  threads,
  signal,
  onMessage,
  gate,
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
    await Promise.all(workers.map((worker) => end(worker, gate)));
  }
}

async function end(worker: Worker, gate: NativeGate | undefined): Promise<void> {
  // A thread that has ended no longer has an id.
  if (gate !== undefined && worker.threadId !== -1 && !closeGate(gate)) {
    const exit = new Promise((resolve) => worker.once("exit", resolve));
    worker.postMessage("stop");
    await exit;
  }
  await worker.terminate();
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

/** Never resolves; `done` removes the listener from a signal that may outlive it. */
function rejectOnAbort(signal: AbortSignal | undefined, done: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true, signal: done });
  });
}
