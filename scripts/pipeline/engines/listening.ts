import type { CoListening, Incidence } from "../../../lib/kernel/around/co-listening.ts";
import type { Csr } from "../../../lib/kernel/csr.ts";

/** Every listener's number of artists and of plays, in no particular order. */
export interface ListenerTotals {
  artists: Uint32Array;
  plays: Float64Array;
}

/** What the dashboard shows about listening beyond artists: which artists share listeners, and listeners' totals. */
export interface Listening {
  /** The counted pairs, or the matrix to count them from. */
  coListening: CoListening | Incidence;
  listeners: ListenerTotals;
}

/**
 * The dashboard's statistics of a matrix, with the pairs of another.
 * @param compared what the similarity was computed from, if listeners' lists are capped for it
 */
export function listeningOf(userArtists: Csr, compared: Csr): Listening {
  // Plays per pair are not needed: without them less is copied if the matrix isn't shared.
  const { rows, columns, indptr, indices } = compared;
  return { coListening: { rows, columns, indptr, indices }, listeners: listenerTotals(userArtists) };
}

function listenerTotals({ rows, indptr, data }: Csr): ListenerTotals {
  const artists = new Uint32Array(rows);
  const plays = new Float64Array(rows);
  for (let user = 0; user < rows; user++) {
    const end = indptr[user + 1] ?? 0;
    let sum = 0;
    for (let place = indptr[user] ?? 0; place < end; place++) sum += data[place] ?? 0;
    artists[user] = end - (indptr[user] ?? 0);
    plays[user] = sum;
  }
  return { artists, plays };
}
