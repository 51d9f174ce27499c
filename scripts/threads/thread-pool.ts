import { Worker } from "node:worker_threads";
import { closeGate, type NativeGate } from "./native-gate.ts";

/** What a module for threads exports. */
export interface ThreadModule {
  /** Works on `data`; what it reports is structured-cloned on its way. */
  run(data: unknown, report: (message: unknown) => void, signal: AbortSignal): void | Promise<void>;
}

export interface ThreadPoolOptions {
  /** A `ThreadModule`: JavaScript, which starts ten times faster, or TypeScript. */
  module: URL;
  /** The same module, for this thread. */
  load: () => Promise<ThreadModule>;
  /** The input of a thread, counted from 0; shared buffers stay shared. */
  data(thread: number): unknown;
  /** 0: the module runs on this thread. A small job is done before a thread has started. */
  threads: number;
  signal?: AbortSignal | undefined;
  onMessage?: (message: unknown) => void;
  /** For a single thread that runs native code: meanwhile it is sent a message, and ends by itself. */
  gate?: NativeGate;
}

/**
 * Runs the module on `threads` threads and waits until every one has ended. No thread outlives the promise.
 * @throws Error in one sentence if a thread dies, with its cause; the signal's reason if it is aborted
 */
export async function runThreads({
  module,
  load,
  data,
  threads,
  signal,
  onMessage,
  gate,
}: ThreadPoolOptions): Promise<void> {
  signal?.throwIfAborted();
  if (threads === 0) {
    const { run } = await load();
    return run(data(0), (message) => onMessage?.(message), signal ?? new AbortController().signal);
  }
  const workers = Array.from(
    { length: threads },
    (_, thread) =>
      new Worker(new URL("./thread.mjs", import.meta.url), {
        workerData: { module: module.href, data: data(thread) },
        // The flags of this process load TypeScript, for which most threads have no use.
        execArgv: [],
      }),
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
    let isDone = false;
    worker.on("message", (sent: { isDone: true } | { message: unknown }) => {
      if ("isDone" in sent) isDone = true;
      else onMessage?.(sent.message);
    });
    worker.once("error", (cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      reject(new Error(`${name} died: ${reason}`, { cause }));
    });
    worker.once("exit", (code) => {
      if (code === 0 && isDone) resolve();
      else reject(new Error(`${name} died: it exited with code ${code}, its work not done.`));
    });
  });
}

/** Never resolves; `done` removes the listener from a signal that may outlive it. */
function rejectOnAbort(signal: AbortSignal | undefined, done: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true, signal: done });
  });
}
