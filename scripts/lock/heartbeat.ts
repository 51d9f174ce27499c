import { Worker } from "node:worker_threads";

/** Beats on a thread of its own: one that is busy for minutes must not be taken for dead. */
const workers = new Map<number, { worker: Worker; paths: Set<string> }>();

/** Writes `content` to the existing file at `path` again every `everyMs`, until `stopBeating` or the process's end. */
export function startBeating(path: string, content: string, everyMs: number): void {
  let found = workers.get(everyMs);
  if (found === undefined) {
    const worker = new Worker(new URL("./heartbeat-worker.mjs", import.meta.url), {
      workerData: { everyMs },
      // The flags of this process may load TypeScript, for which this thread has no use.
      execArgv: [],
    });
    worker.unref();
    // Without a thread there are no beats: others may take the claim over, and `isOwn` tells.
    worker.on("error", () => workers.delete(everyMs));
    found = { worker, paths: new Set() };
    workers.set(everyMs, found);
  }
  found.paths.add(path);
  found.worker.postMessage({ path, content });
}

export function stopBeating(path: string): void {
  for (const [everyMs, { worker, paths }] of workers) {
    if (!paths.delete(path)) continue;
    worker.postMessage({ path, content: null });
    if (paths.size > 0) continue;
    workers.delete(everyMs);
    void worker.terminate();
  }
}
