import type { ListedBy } from "../../../lib/kernel/around/listed-by.ts";
import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import type { ArtistFileSettings } from "./artist-files.ts";
import type { Catalogue } from "./catalogue.ts";

/** What every thread that writes artists' files is given; the tables and `nextRange` lie in shared buffers. */
export interface ArtistTask {
  folder: string;
  /** Without `rows`, which are made again from the rest. */
  catalogue: Omit<Catalogue, "rows">;
  neighbours: NeighbourTable;
  listedBy: ListedBy;
  settings: ArtistFileSettings;
  /** Artists a thread takes at a time. */
  rangeLength: number;
  /** Element 0 is the next range nobody has taken. */
  nextRange: Int32Array;
}
