import { listedBy } from "../../../lib/kernel/around/listed-by.ts";
import type { NeighbourTable } from "../../../lib/kernel/table.ts";
import { createGate } from "../../threads/native-gate.ts";
import type { Listening } from "../engines/listening.ts";
import type { Ingested } from "../ingest/ingested.ts";
import type { Catalogue } from "./catalogue.ts";
import type { CatalogueTags } from "./catalogue-tags.ts";
import type { ArtistsJob, CatalogueJob, ExploreJob, MapJob } from "./jobs.ts";
import { MAP_MAX_ARTISTS } from "./map-file.ts";

/** The input of all jobs. */
export interface Computed {
  ingested: Pick<Ingested, "artists" | "users">;
  catalogue: Catalogue;
  neighbours: NeighbourTable;
  listening: Listening;
  tags: CatalogueTags;
}

export interface JobSettings {
  folder: string;
  edition: string;
  workDir: string;
  lowConfidenceBelow: number;
  publishMinListeners: number;
  /** Artists without a page then have no row in the tables either, since it would reveal a few listeners' plays. */
  isPersonal: boolean;
}

/** The jobs that make every file whose size grows with the dataset. `folder` must hold the manifest before they run. */
export function createJobs(
  { ingested, catalogue: { rows, ...catalogue }, neighbours, listening, tags }: Computed,
  { folder, edition, workDir, lowConfidenceBelow, publishMinListeners, isPersonal }: JobSettings,
): { artists: ArtistsJob; catalogue: CatalogueJob; map: MapJob; explore: ExploreJob } {
  const common = { folder, edition, neighbours };
  const tabled = isPersonal ? catalogue.artists : ingested.artists;
  return {
    artists: {
      ...common,
      kind: "artists",
      catalogue,
      listedBy: listedBy(neighbours, rows.length),
      settings: { edition, users: ingested.users, lowConfidenceBelow, tags },
      nextRange: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
    },
    catalogue: { ...common, kind: "catalogue", catalogue, lowConfidenceBelow, tags },
    map: { ...common, kind: "map", rows: rows.slice(0, MAP_MAX_ARTISTS), tags },
    explore: {
      ...common,
      kind: "explore",
      workDir,
      ...listening,
      artists: {
        names: catalogue.artists.map(({ name }) => name),
        slugs: catalogue.slugs,
        listeners: Uint32Array.from(tabled, ({ listeners }) => listeners),
        plays: Float64Array.from(tabled, ({ plays }) => plays),
      },
      publishFloor: publishMinListeners,
      gate: createGate(),
    },
  };
}
