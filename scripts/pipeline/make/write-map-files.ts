import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import type { ArtistRow } from "../../../lib/site-data/browse.ts";
import { runThreads } from "../../threads/thread-pool.ts";
import { MAP_MOST_ARTISTS } from "./map-file.ts";
import type { MapTask } from "./map-task.ts";

/**
 * Makes and writes the map on a thread, beside those that write artists' files: its layout is seconds of arithmetic.
 * @returns number of files
 * @throws Error where the thread dies, with its cause; the signal's reason where it is aborted
 */
export async function writeMapFiles(
  folder: string,
  edition: string,
  rows: readonly ArtistRow[],
  neighbours: NeighbourTable,
  signal?: AbortSignal,
): Promise<number> {
  const task: MapTask = { folder, edition, rows: rows.slice(0, MAP_MOST_ARTISTS), neighbours };
  let written = 0;
  await runThreads({
    module: new URL("../../threads/typescript-thread.mjs", import.meta.url),
    argv: [new URL("./map-worker.ts", import.meta.url).href],
    workerData: () => task,
    threads: 1,
    signal,
    onMessage: (files) => {
      written = Number(files);
    },
  });
  if (written === 0) throw new Error("The thread for the map wrote no file.");
  return written;
}
