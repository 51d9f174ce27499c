import { parentPort, workerData } from "node:worker_threads";
import type { Job, JobReport } from "./jobs.ts";
import { makeFiles } from "./make-files.ts";

const report = (written: number, isDone: boolean) => {
  const message: JobReport = { written, isDone };
  parentPort?.postMessage(message);
};
const job: Job = workerData;
const stop = new AbortController();
// Any message means stop. The listener keeps the thread alive, hence the unref() at the end.
parentPort?.once("message", () => stop.abort(new Error("This thread was asked to stop.")));

await makeFiles(job, (written) => report(written, false), stop.signal);
report(0, true);
parentPort?.unref();
