import { createHash } from "node:crypto";
import type { Ingested } from "../pipeline/ingest/ingested.ts";

/** Lines passed on at once. */
const USERS_PER_CHUNK = 256;

/** Totals of the rows passed on. */
export interface SampleTally {
  rows: number;
  plays: number;
  artists: Set<number>;
  sha256: string;
}

/**
 * The given users' rows in Last.fm-360K's four columns: user, MBID, artist, plays. Each listener gets a new id, derived
 * from the seed and their index, so that a sample does not reveal who they are in the source.
 */
export function* sampleRows(
  { userArtists, artists }: Ingested,
  users: Uint32Array,
  seed: number,
  tally: SampleTally,
): Generator<string> {
  const { indptr, indices, data } = userArtists;
  const hash = createHash("sha256");
  let text = "";
  for (const [place, user] of users.entries()) {
    const id = createHash("sha1").update(`${seed}/${user}`).digest("hex");
    for (let at = indptr[user] ?? 0; at < (indptr[user + 1] ?? 0); at++) {
      const artist = artists[indices[at] ?? 0];
      if (artist === undefined) throw new Error(`user ${user} has an artist without a record`);
      text += `${id}\t${artist.mbids[0] ?? ""}\t${artist.name}\t${data[at]}\n`;
      tally.rows++;
      tally.plays += data[at] ?? 0;
      tally.artists.add(indices[at] ?? 0);
    }
    if (place % USERS_PER_CHUNK < USERS_PER_CHUNK - 1) continue;
    hash.update(text);
    yield text;
    text = "";
  }
  hash.update(text);
  yield text;
  tally.sha256 = hash.digest("hex");
}
