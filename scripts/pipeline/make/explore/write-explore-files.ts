import type { CoListening, Incidence } from "../../../../lib/kernel/around/co-listening.ts";
import type { Csr } from "../../../../lib/kernel/csr.ts";
import type { NeighbourTable } from "../../../../lib/kernel/table.ts";
import { createGate } from "../../../threads/native-gate.ts";
import { runThreads } from "../../../threads/thread-pool.ts";
import type { Ingested } from "../../ingest/ingested.ts";
import type { Catalogue } from "../catalogue.ts";
import type { ListenerTotals } from "./base-tables.ts";
import type { ExploreTask } from "./explore-task.ts";

/** What the dashboard tells of listening beyond artists: which artists are heard together, and listeners' totals. */
export interface Listening {
  /** The pairs as they were counted, or what to count them from. */
  coListening: CoListening | Incidence;
  listeners: ListenerTotals;
}

export interface WriteExploreOptions {
  edition: string;
  workDir: string;
  publishFloor: number;
  /** Artists without a page then have no row either: it would be a few listeners' plays. */
  isPersonal: boolean;
  signal?: AbortSignal | undefined;
}

/**
 * Writes the dashboard's tables, its figures and their queries, on a thread; `folder` must hold the manifest.
 * @returns number of files
 * @throws Error where the thread dies, with its cause; the signal's reason where it is aborted
 */
export async function writeExploreFiles(
  folder: string,
  { coListening, listeners }: Listening,
  artists: Ingested["artists"],
  catalogue: Pick<Catalogue, "artists" | "slugs">,
  neighbours: NeighbourTable,
  { edition, workDir, publishFloor, isPersonal, signal }: WriteExploreOptions,
): Promise<number> {
  const told = isPersonal ? catalogue.artists : artists;
  const gate = createGate();
  const task: ExploreTask = {
    gate,
    folder,
    edition,
    workDir,
    publishFloor,
    neighbours,
    coListening,
    artists: {
      names: catalogue.artists.map(({ name }) => name),
      slugs: catalogue.slugs,
      listeners: Uint32Array.from(told, ({ listeners }) => listeners),
      plays: Float64Array.from(told, ({ plays }) => plays),
    },
    listeners,
  };
  let written = 0;
  await runThreads({
    module: new URL("../../../threads/typescript-thread.mjs", import.meta.url),
    argv: [new URL("./explore-worker.ts", import.meta.url).href],
    workerData: () => task,
    threads: 1,
    gate,
    signal,
    onMessage: (files) => {
      written = Number(files);
    },
  });
  if (written === 0) throw new Error("The thread for the dashboard's files wrote none.");
  return written;
}

/**
 * What the dashboard wants of a matrix, by the pairs of another.
 * @param compared what the similarity was made of, where listeners' lists are capped for it
 */
export function listeningOf(userArtists: Csr, compared: Csr): Listening {
  // The plays of every pair are not needed: without them less is copied where the matrix isn't shared.
  const { rows, columns, indptr, indices } = compared;
  return { coListening: { rows, columns, indptr, indices }, listeners: listenerTotals(userArtists) };
}

function listenerTotals({ rows, indptr, data }: Csr): ListenerTotals {
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
