import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { csvText } from "../../../../lib/csv.ts";
import { coListening } from "../../../../lib/kernel/around/co-listening.ts";
import { FORMAT_VERSION } from "../../../../lib/primitives/format-version.ts";
import { FEWEST_LISTENERS } from "../../../../lib/primitives/privacy.ts";
import { Explore, ExploreSql } from "../../../../lib/site-data/explore.ts";
import { enterNative, leaveNative } from "../../../threads/native-gate.ts";
import { Database } from "../../ingest/database.ts";
import { writeFiles } from "../write-files.ts";
import * as tables from "./base-tables.ts";
import type { ExploreTask } from "./explore-task.ts";
import { readFigureSql } from "./figure-sql.ts";
import { floorsOf } from "./floors.ts";
import { exploreValue, FigureRunner } from "./run-figures.ts";

const task: ExploreTask = workerData;
const { folder, artists, listeners, neighbours } = task;

function writeTables(): number {
  const shared = "pairs" in task.coListening ? task.coListening : coListening(task.coListening);
  const made = {
    artists: tables.artistRows(artists, neighbours, shared),
    "listeners-by-artists": tables.listenersByArtists(listeners),
    "listeners-by-plays": tables.listenersByPlays(listeners),
    "pairs-by-shared-listeners": tables.pairsBySharedListeners(shared),
    "similarities-by-place": tables.similaritiesByPlace(neighbours, artists.names.length),
  };
  mkdirSync(path.join(folder, "tables"));
  // So few listeners have nothing but themselves to tell of: the header says what there would be.
  const isTold = listeners.artists.length >= FEWEST_LISTENERS;
  for (const [name, rows] of Object.entries(made)) {
    writeFileSync(path.join(folder, "tables", `${name}.csv`), csvText(isTold ? rows : rows.slice(0, 1)));
  }
  return Object.keys(made).length;
}

/** What the artists' table and its figures want at the full size of Last.fm-360K, five times over. */
const MEMORY = "500MB";

async function runFigures() {
  const figures = await readFigureSql();
  // One thread: the others have files to write, and no sum may depend on who finishes first.
  enterNative(task.gate);
  const database = await Database.open({ memory: MEMORY, threads: 1, workDir: task.workDir });
  try {
    parentPort?.once("message", () => database.interrupt());
    const runner = new FigureRunner(database, figures);
    await runner.setData(folder);
    const floors = floorsOf(artists.listeners, listeners.artists.length, task.publishFloor);
    const value = { edition: task.edition, ...(await exploreValue(runner, floors)) };
    return [
      { path: "explore.json", schema: Explore, value },
      { path: "sql.json", schema: ExploreSql, value: { formatVersion: FORMAT_VERSION, figures } },
    ];
  } finally {
    database.close();
    leaveNative(task.gate);
    // Else the listener would keep this thread.
    parentPort?.unref();
  }
}

const written = writeTables();
parentPort?.postMessage(written + (await writeFiles(folder, await runFigures())));
