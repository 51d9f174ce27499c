import { mkdir } from "node:fs/promises";
import path from "node:path";
import { listedBy } from "../../../lib/kernel/around/listed-by.ts";
import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import { LISTED_BY_NAMED } from "../../../lib/site-data/artist.ts";
import { runThreads } from "../../threads/thread-pool.ts";
import type { ArtistFileSettings } from "./artist-files.ts";
import type { ArtistTask } from "./artist-task.ts";
import type { Catalogue } from "./catalogue.ts";

/** Between two messages a thread is busy for some 20 ms. */
const RANGE_LENGTH = 128;
/** A thread takes longer to start than these few files do. */
const ARTISTS_WORTH_A_THREAD = 1_000;

export interface WriteArtistsOptions {
  settings: ArtistFileSettings;
  workers: number;
  signal?: AbortSignal | undefined;
  onWritten?(count: number): void;
}

/**
 * Writes every artist's file under `folder`, on threads of their own: making, checking and writing 130,000 of them is
 * seconds of work that would block everything else.
 * @returns number of files
 * @throws Error naming the file and what is wrong with it; the signal's reason where it is aborted
 */
export async function writeArtistFiles(
  folder: string,
  { rows, ...catalogue }: Catalogue,
  neighbours: NeighbourTable,
  { settings, workers, signal, onWritten }: WriteArtistsOptions,
): Promise<number> {
  await mkdir(path.join(folder, "artists"), { recursive: true });
  const nextRange = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const task: ArtistTask = {
    folder,
    catalogue,
    neighbours,
    listedBy: listedBy(neighbours, rows.length, LISTED_BY_NAMED),
    settings,
    rangeLength: RANGE_LENGTH,
    nextRange,
  };
  let written = 0;
  await runThreads({
    module: new URL("../../threads/typescript-thread.mjs", import.meta.url),
    argv: [new URL("./artist-worker.ts", import.meta.url).href],
    workerData: () => task,
    threads: Math.max(1, Math.min(workers, Math.ceil(rows.length / ARTISTS_WORTH_A_THREAD))),
    signal,
    onMessage: (count) => {
      written += Number(count);
      onWritten?.(written);
    },
  });
  // A thread that leaves with code 0 in the middle would otherwise go unnoticed.
  if (written !== rows.length) throw new Error(`Threads wrote ${written} artists' files, expected ${rows.length}.`);
  return written;
}
