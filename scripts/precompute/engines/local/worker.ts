import { parentPort, workerData } from "node:worker_threads";
import { createScratch, fillNeighbours } from "../../../../lib/kernel/neighbours.ts";
import type { WorkerTask } from "./task.ts";

const { matrices, table, options, bounds, nextRange }: WorkerTask = workerData;
const scratch = createScratch(table.artists, table.topK);

for (;;) {
  const range = Atomics.add(nextRange, 0, 1);
  const from = bounds[range];
  const to = bounds[range + 1];
  if (from === undefined || to === undefined) break;
  fillNeighbours(table, matrices, options, from, to, scratch);
  parentPort?.postMessage(to - from);
}
