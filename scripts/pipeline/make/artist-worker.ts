import { writeFileSync } from "node:fs";
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { artistFiles } from "./artist-files.ts";
import type { ArtistTask } from "./artist-task.ts";
import { type Catalogue, rowsOf } from "./catalogue.ts";
import { serialise } from "./write-files.ts";

const { folder, neighbours, listedBy, settings, rangeLength, nextRange, ...task }: ArtistTask = workerData;
const catalogue: Catalogue = { ...task.catalogue, rows: rowsOf(task.catalogue.artists, task.catalogue.slugs) };
const artists = catalogue.artists.length;

for (;;) {
  const from = Atomics.add(nextRange, 0, 1) * rangeLength;
  if (from >= artists) break;
  const to = Math.min(artists, from + rangeLength);
  for (const file of artistFiles(catalogue, neighbours, listedBy, settings, from, to)) {
    // A thread of its own has nothing else to do meanwhile, and a promise per file costs more than the write.
    writeFileSync(path.join(folder, file.path), serialise(file));
  }
  parentPort?.postMessage(to - from);
}
