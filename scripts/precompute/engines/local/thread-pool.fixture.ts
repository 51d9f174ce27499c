import { parentPort, workerData } from "node:worker_threads";

/** How a thread of the pool's tests ends: `workerData` is one of these words. */
type Ending = "well" | "throws" | "exits" | "never";

const ending: Ending = workerData;
parentPort?.postMessage(`about to end: ${ending}`);
if (ending === "throws") throw new TypeError("the fixture threw");
if (ending === "exits") process.exit(3);
while (ending === "never") {
  // Busy on purpose: a thread in a tight loop is what an abort must stop.
}
