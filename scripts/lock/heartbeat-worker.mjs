// Plain JavaScript, since threads on Node 20 load no TypeScript. Writes each of its files again at every beat, which
// sets its time of change by the clock of its file system. A file that is gone is not made again.
import { closeSync, openSync, writeSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";

/** @type {Map<string, string>} content by path */
const files = new Map();

parentPort?.on("message", ({ path, content }) => {
  if (content === null) files.delete(path);
  else files.set(path, content);
});

setInterval(() => {
  for (const [path, content] of files) {
    try {
      const file = openSync(path, "r+");
      try {
        writeSync(file, content, 0);
      } finally {
        closeSync(file);
      }
    } catch {
      // Gone, or the disk is in trouble: the owner finds out when it asks whether the claim is still its own.
    }
  }
}, workerData.everyMs);
