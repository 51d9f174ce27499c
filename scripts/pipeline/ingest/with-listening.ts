import type { ListeningRead } from "../../datasets/source.ts";
import type { Ingested } from "./ingested.ts";

/** Adds what was found where the table was made: rows that are not in it, and what else artists are called. */
export function withListening(
  ingested: Ingested,
  { rejected, artists, spellings, spellingsKept }: ListeningRead,
): Ingested {
  const all = [...ingested.rows.rejected, ...rejected];
  const distinct = ingested.artists.length;
  // An artist that is only featured, or only in the corrections, has no name of its own in the files.
  const kept = Math.max(spellingsKept, distinct);
  const withoutListeners = spellings - spellingsKept;
  return {
    ...ingested,
    artists: ingested.artists.map((artist) => {
      const { otherNames = [], mbids = [] } = artists.get(artist.name) ?? {};
      return {
        ...artist,
        other_names: [...new Set([...artist.other_names, ...otherNames])],
        mbids: [...new Set([...mbids, ...artist.mbids])],
      };
    }),
    rows: {
      ...ingested.rows,
      read: ingested.rows.kept + all.reduce((sum, { rows }) => sum + rows, 0),
      rejected: all.sort((a, b) => b.rows - a.rows || a.reason.localeCompare(b.reason, "en")),
    },
    identities: { found: kept + withoutListeners, merged: kept - distinct, withoutListeners },
  };
}
