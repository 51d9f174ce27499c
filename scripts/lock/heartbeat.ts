import { Worker } from "node:worker_threads";

/** Beats on a separate thread: a process that is busy for minutes must not count as dead. */
const workers = new Map<number, { worker: Worker; paths: Set<string> }>();

/** Rewrites `content` to the existing file at `path` every `everyMs`, until `stopBeating` or the process ends. */
export function startBeating(path: string, content: string, everyMs: number): void {
  let found = workers.get(everyMs);
  if (found === undefined) {
    const worker = new Worker(new URL("./heartbeat-worker.mjs", import.meta.url), {
      workerData: { everyMs },
      // This process's flags may load a TypeScript loader, which this thread does not need.
      execArgv: [],
    });
    worker.unref();
    // Without a thread there are no beats: others may take over the claim, which `isOwn` detects.
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
