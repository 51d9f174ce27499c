import * as v from "valibot";
import type { Csr } from "../../../lib/kernel/csr.ts";
import type { Manifest } from "../../../lib/site-data/manifest.ts";
import type { ReadLimits } from "../../datasets/archives/unpack-limit.ts";
import type { DatabaseOptions } from "./database.ts";

export const ArtistRecord = v.object({
  name: v.string(),
  listeners: v.number(),
  plays: v.number(),
  median_plays: v.number(),
  other_names: v.array(v.string()),
  mbids: v.array(v.string()),
});

/** An artist's ingested record; its place in the array is its artistIndex. */
export type ArtistRecord = v.InferOutput<typeof ArtistRecord>;

export interface Ingested {
  /** Plays, users by artists; both in index order. */
  userArtists: Csr;
  artists: ArtistRecord[];
  files: Manifest["dataset"]["files"];
  rows: Manifest["rows"];
  users: number;
  interactions: number;
  plays: number;
  identities: { found: number; merged: number; withoutListeners: number };
}

export interface IngestOptions extends DatabaseOptions, ReadLimits {
  onProgress?(step: string, fraction: number): void;
}
