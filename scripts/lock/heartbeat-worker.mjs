// Plain JavaScript, since threads on Node 20 load no TypeScript. Rewrites each of its files at every beat, which
// sets its modification time by the clock of its file system. A deleted file is not recreated.
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
      // Deleted, or a disk error: the owner notices when it checks that it still owns the claim.
    }
  }
}, workerData.everyMs);
