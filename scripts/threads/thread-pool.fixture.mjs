import { parentPort, workerData } from "node:worker_threads";

// How a thread of the pool's tests ends: `workerData` is "well", "throws", "exits" or "never".
parentPort?.postMessage(`about to end: ${workerData}`);
if (workerData === "throws") throw new TypeError("the fixture threw");
if (workerData === "exits") process.exit(3);
while (workerData === "never") {
  // Busy on purpose: a thread in a tight loop is what an abort must stop.
}
