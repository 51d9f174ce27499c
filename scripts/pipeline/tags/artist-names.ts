import type { ArtistRecord } from "../ingest/ingested.ts";
import { cleanName, foldCase } from "../ingest/scan/clean-name.ts";

const keyOf = (name: string) => foldCase(cleanName(name));

/** Finds artists by the rules of ingest: names that differ only in case are one artist. */
export class ArtistNames {
  readonly #byName = new Map<string, number>();
  readonly #byMbid = new Map<string, number>();

  /** @param artists most popular first: an MBID that several have means the first */
  constructor(artists: readonly Pick<ArtistRecord, "name" | "other_names" | "mbids">[]) {
    for (const [index, { name, other_names, mbids }] of artists.entries()) {
      for (const spelling of [name, ...other_names]) this.#byName.set(keyOf(spelling), index);
      for (const mbid of mbids) if (!this.#byMbid.has(mbid)) this.#byMbid.set(mbid, index);
    }
  }

  /** The artist's index: by name, as listens are; if no artist has it, by MBID. */
  find(name: string | null, mbid: string | null): number | null {
    const named = name === null ? undefined : this.#byName.get(keyOf(name));
    return named ?? (mbid === null ? null : (this.#byMbid.get(mbid.toLowerCase()) ?? null));
  }
}
