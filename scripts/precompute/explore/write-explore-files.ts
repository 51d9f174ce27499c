import type { NeighbourTable } from "../../../lib/kernel/neighbours.ts";
import { runThreads } from "../engines/local/thread-pool.ts";
import type { Ingested } from "../ingest/ingested.ts";
import type { Catalogue } from "../publish/catalogue.ts";
import type { ListenerTotals } from "./base-tables.ts";
import type { ExploreTask } from "./explore-task.ts";

export interface WriteExploreOptions {
  workDir: string;
  publishFloor: number;
  signal?: AbortSignal | undefined;
}

/**
 * Writes the dashboard's tables, its figures and their queries, on a thread; `folder` must hold the manifest.
 * @returns number of files
 * @throws Error where the thread dies, with its cause; the signal's reason where it is aborted
 */
export async function writeExploreFiles(
  folder: string,
  { userArtists, artists }: Pick<Ingested, "userArtists" | "artists">,
  catalogue: Pick<Catalogue, "artists" | "slugs">,
  neighbours: NeighbourTable,
  { workDir, publishFloor, signal }: WriteExploreOptions,
): Promise<number> {
  // The plays of every pair are not needed: without them less is copied where the matrix isn't shared.
  const { rows, columns, indptr, indices } = userArtists;
  const task: ExploreTask = {
    folder,
    workDir,
    publishFloor,
    neighbours,
    userArtists: { rows, columns, indptr, indices },
    artists: {
      names: catalogue.artists.map(({ name }) => name),
      slugs: catalogue.slugs,
      listeners: Uint32Array.from(artists, ({ listeners }) => listeners),
      plays: Float64Array.from(artists, ({ plays }) => plays),
    },
    listeners: listenerTotals(userArtists),
  };
  let written = 0;
  await runThreads({
    module: new URL("../typescript-thread.mjs", import.meta.url),
    argv: [new URL("./explore-worker.ts", import.meta.url).href],
    workerData: () => task,
    threads: 1,
    signal,
    onMessage: (files) => {
      written = Number(files);
    },
  });
  if (written === 0) throw new Error("The thread for the dashboard's files wrote none.");
  return written;
}

function listenerTotals({ rows, indptr, data }: Ingested["userArtists"]): ListenerTotals {
  const artists = new Uint32Array(rows);
  const plays = new Float64Array(rows);
  for (let user = 0; user < rows; user++) {
    const end = indptr[user + 1] ?? 0;
    let sum = 0;
    for (let place = indptr[user] ?? 0; place < end; place++) sum += data[place] ?? 0;
    artists[user] = end - (indptr[user] ?? 0);
    plays[user] = sum;
  }
  return { artists, plays };
}
