import type { CoListening, Incidence } from "../../../../lib/kernel/around/co-listening.ts";
import type { NeighbourTable } from "../../../../lib/kernel/table.ts";
import type { NativeGate } from "../../../threads/native-gate.ts";
import type { ArtistColumns, ListenerTotals } from "./base-tables.ts";

/** What the thread that makes the dashboard's files is given; matrix and neighbours lie in shared buffers. */
export interface ExploreTask {
  /** Closed while DuckDB is at work. */
  gate: NativeGate;
  /** Where the files go; holds `manifest.json` already. */
  folder: string;
  edition: string;
  workDir: string;
  /** The pairs as they were counted, or what to count them from. */
  coListening: CoListening | Incidence;
  neighbours: NeighbourTable;
  artists: ArtistColumns;
  listeners: ListenerTotals;
  publishFloor: number;
}
