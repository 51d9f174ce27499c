import { parentPort, workerData } from "node:worker_threads";
import { mapFiles } from "./map-file.ts";
import type { MapTask } from "./map-task.ts";
import { writeFiles } from "./write-files.ts";

const { folder, edition, rows, neighbours }: MapTask = workerData;

parentPort?.postMessage(await writeFiles(folder, mapFiles(edition, rows, neighbours)));
