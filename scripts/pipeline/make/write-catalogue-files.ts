import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import { runThreads } from "../../threads/thread-pool.ts";
import type { Catalogue } from "./catalogue.ts";
import type { CatalogueTask } from "./catalogue-task.ts";

/**
 * Writes the browse pages, the neighbour graph and the search index, on a thread: the index takes seconds at
 * 100,000 artists, in which no signal would be heard.
 * @returns number of files
 * @throws Error where the thread dies, with its cause; the signal's reason where it is aborted
 */
export async function writeCatalogueFiles(
  folder: string,
  { rows: _, ...catalogue }: Catalogue,
  neighbours: NeighbourTable,
  signal?: AbortSignal,
): Promise<number> {
  const task: CatalogueTask = { folder, catalogue, neighbours };
  let written = 0;
  await runThreads({
    module: new URL("../../threads/typescript-thread.mjs", import.meta.url),
    argv: [new URL("./catalogue-worker.ts", import.meta.url).href],
    workerData: () => task,
    threads: 1,
    signal,
    onMessage: (files) => {
      written = Number(files);
    },
  });
  if (written === 0) throw new Error("The thread for the files about all artists wrote none.");
  return written;
}
