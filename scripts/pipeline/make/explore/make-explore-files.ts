import { csvText } from "../../../../lib/csv.ts";
import { FORMAT_VERSION } from "../../../../lib/primitives/format-version.ts";
import { MIN_GROUP_LISTENERS } from "../../../../lib/primitives/privacy.ts";
import { EXPLORE_FILE, EXPLORE_SQL_FILE } from "../../../../lib/site-data/explore.ts";
import { TABLE_FILE } from "../../../../lib/site-data/table.ts";
import { enterNative, leaveNative } from "../../../threads/native-gate.ts";
import { Database } from "../../ingest/database.ts";
import type { ExploreJob } from "../jobs.ts";
import { type OutputFile, outputFile, writeFiles } from "../write-files.ts";
import * as tables from "./base-tables.ts";
import { readFigureSql } from "./figure-sql.ts";
import { floorsOf } from "./floors.ts";
import { exploreValue, FigureRunner } from "./run-figures.ts";

/** Five times what the artists' table and its figures need at the full size of Last.fm-360K. */
const MEMORY = "500MB";

/** Writes the dashboard's tables, its figures and their queries. @returns number of files */
export async function makeExploreFiles(job: ExploreJob, signal?: AbortSignal): Promise<number> {
  const written = await writeFiles(job.folder, tableFiles(job));
  // The figures are the results of queries over the tables, as they were written.
  return written + (await writeFiles(job.folder, await figureFiles(job, signal)));
}

function tableFiles({ artists, listeners, neighbours, coListening }: ExploreJob): OutputFile[] {
  const made = {
    artists: tables.artistRows(artists, neighbours, coListening),
    "listeners-by-artists": tables.listenersByArtists(listeners),
    "listeners-by-plays": tables.listenersByPlays(listeners),
    "pairs-by-shared-listeners": tables.pairsBySharedListeners(coListening),
    "similarities-by-place": tables.similaritiesByPlace(neighbours, artists.names.length),
  };
  // Tables about a few listeners would reveal each of them: only the headers are published.
  const isPublished = listeners.artists.length >= MIN_GROUP_LISTENERS;
  return Object.entries(made).map(([table, rows]) =>
    outputFile(TABLE_FILE, { table }, csvText(isPublished ? rows : rows.slice(0, 1))),
  );
}

async function figureFiles(job: ExploreJob, signal?: AbortSignal): Promise<OutputFile[]> {
  const figures = await readFigureSql();
  // One thread: the others have files to write, and no sum may depend on who finishes first.
  enterNative(job.gate);
  const database = await Database.open({ memory: MEMORY, threads: 1, workDir: job.workDir });
  const interrupt = () => database.interrupt();
  try {
    signal?.addEventListener("abort", interrupt);
    const runner = new FigureRunner(database, figures);
    await runner.setData(job.folder);
    const floors = floorsOf(job.artists.listeners, job.listeners.artists.length, job.publishFloor);
    // Its schema checks it as it is written; what the queries gave keeps its order.
    const value: unknown = { edition: job.edition, ...(await exploreValue(runner, floors)) };
    return [{ ...EXPLORE_FILE, value }, outputFile(EXPLORE_SQL_FILE, {}, { formatVersion: FORMAT_VERSION, figures })];
  } finally {
    signal?.removeEventListener("abort", interrupt);
    database.close();
    leaveNative(job.gate);
  }
}
