import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import type { ArtistRow } from "../../../lib/site-data/browse.ts";

/** What the thread that makes the map is given. */
export interface MapTask {
  folder: string;
  edition: string;
  /** The most heard artists. */
  rows: readonly ArtistRow[];
  neighbours: NeighbourTable;
}
