// @ts-check
// Where every thread of the pool starts: runs the module that it is given. Plain JavaScript, since `--import tsx` does not
// reach threads on Node 20, and since loading TypeScript, for which only some modules ask, costs ten times a thread's start.
import { parentPort, workerData } from "node:worker_threads";

const { module, data } = workerData;
/** @type {import("./thread-pool.ts").ThreadModule} */
const { run } = await (module.endsWith(".ts") ? importTypeScript(module) : import(module));
const stop = new AbortController();
// Any message asks to stop. Listening keeps the thread alive, so it ends with its work.
parentPort?.once("message", () => stop.abort(new Error("This thread was asked to stop.")));
try {
  await run(data, (message) => parentPort?.postMessage({ message }), stop.signal);
  // A thread that leaves early would otherwise look like one that has done its work.
  parentPort?.postMessage({ isDone: true });
} finally {
  parentPort?.unref();
}

/** @param {string} address */
async function importTypeScript(address) {
  // tsx is found from here, whatever the working directory.
  const { tsImport } = await import("tsx/esm/api");
  return tsImport(address, import.meta.url);
}
