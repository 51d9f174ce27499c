import type { CoListening } from "../../../lib/kernel/around/co-listening.ts";
import type { ListedBy } from "../../../lib/kernel/around/listed-by.ts";
import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import type { ArtistRow } from "../../../lib/site-data/browse.ts";
import type { NativeGate } from "../../threads/native-gate.ts";
import type { ListenerTotals } from "../engines/listening.ts";
import type { ArtistFileSettings } from "./artist-files.ts";
import type { Catalogue } from "./catalogue.ts";
import type { CatalogueTags } from "./catalogue-tags.ts";
import type { ArtistColumns } from "./explore/base-tables.ts";

/** Input of the threads; matrices and tables are in shared buffers. */
interface Common {
  /** Where the files go. */
  folder: string;
  edition: string;
  neighbours: NeighbourTable;
}

/** A catalogue without its rows, which are recreated from the rest: fewer objects to copy to a thread. */
export type SentCatalogue = Omit<Catalogue, "rows">;

/** Every artist's file. Threads share the work: each takes the next range of artists that is still free. */
export interface ArtistsJob extends Common {
  kind: "artists";
  catalogue: SentCatalogue;
  listedBy: ListedBy;
  settings: ArtistFileSettings;
  /** Element 0 is the next range. */
  nextRange: Int32Array;
}

/** The browse pages, the neighbour graph, the search index and the tags. */
export interface CatalogueJob extends Common {
  kind: "catalogue";
  catalogue: SentCatalogue;
  lowConfidenceBelow: number;
  tags: CatalogueTags;
}

export interface MapJob extends Common {
  kind: "map";
  /** The most listened to artists. */
  rows: readonly ArtistRow[];
  tags: CatalogueTags;
}

/** The dashboard's tables, its figures and their queries; `folder` holds the manifest already. */
export interface ExploreJob extends Common {
  kind: "explore";
  workDir: string;
  coListening: CoListening;
  artists: ArtistColumns;
  listeners: ListenerTotals;
  publishFloor: number;
  /** Closed while DuckDB runs, when the thread must not be stopped. */
  gate: NativeGate;
}

export type Job = ArtistsJob | CatalogueJob | MapJob | ExploreJob;
