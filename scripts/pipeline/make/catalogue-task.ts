import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import type { Catalogue } from "./catalogue.ts";

/** What the thread that writes the files about all artists is given. */
export interface CatalogueTask {
  folder: string;
  /** Without `rows`, which are made again from the rest. */
  catalogue: Omit<Catalogue, "rows">;
  neighbours: NeighbourTable;
}
