import type { CoListening } from "../../../lib/kernel/around/co-listening.ts";
import type { Csr } from "../../../lib/kernel/csr.ts";

/** Every listener's number of artists and of plays, in no particular order. */
export interface ListenerTotals {
  artists: Uint32Array;
  plays: Float64Array;
}

/** What the dashboard shows about listening beyond artists: which artists share listeners, and listeners' totals. */
export interface Listening {
  coListening: CoListening;
  listeners: ListenerTotals;
}

/** Every listener's totals in the whole matrix, whatever part of it was compared. */
export function listenerTotals({ rows, indptr, data }: Csr): ListenerTotals {
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
