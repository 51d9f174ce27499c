import { type Csr, columnLengths } from "../csr.ts";
import type { CoListening } from "./co-listening.ts";

type Incidence = Pick<Csr, "rows" | "columns" | "indptr" | "indices">;

/**
 * Counts the shared listeners of every pair of artists in a pass of its own: what the kernel's counts must equal.
 * @param userArtists users in rows, whose artists ascend
 */
export function coListening(userArtists: Incidence): CoListening {
  const { indptr, indices, columns: artists } = userArtists;
  const listeners = columnLengths(userArtists);
  const { starts, users } = usersByArtist(userArtists, listeners);
  const pairs = new Float64Array(listeners.reduce((max, count) => Math.max(max, count), 0) + 1);
  const strongest = new Uint32Array(artists);
  /** Listeners that the current artist shares with each one before it; reset to zero afterwards. */
  const shared = new Uint32Array(artists);
  const met = new Uint32Array(artists);
  for (let artist = 0; artist < artists; artist++) {
    let metCount = 0;
    const end = starts[artist + 1];
    for (let visit = starts[artist]; visit < end; visit++) {
      // Rows ascend and hold the artist itself: visiting those before it meets each pair once.
      for (let place = indptr[users[visit]]; indices[place] < artist; place++) {
        const other = indices[place];
        const count = shared[other];
        if (count === 0) met[metCount++] = other;
        shared[other] = count + 1;
      }
    }
    let most = 0;
    for (let position = 0; position < metCount; position++) {
      const other = met[position];
      const count = shared[other];
      shared[other] = 0;
      pairs[count] += 1;
      if (count > most) most = count;
      if (count > strongest[other]) strongest[other] = count;
    }
    strongest[artist] = most;
  }
  return { pairs, strongest };
}

/** The users of every artist, ascending: those of artist a are users[starts[a] … starts[a + 1]). */
function usersByArtist({ rows, columns, indptr, indices }: Incidence, listeners: Uint32Array) {
  const starts = new Uint32Array(columns + 1);
  for (let artist = 0; artist < columns; artist++) starts[artist + 1] = starts[artist] + listeners[artist];
  const next = starts.slice();
  const users = new Uint32Array(indices.length);
  for (let user = 0; user < rows; user++) {
    const end = indptr[user + 1];
    for (let place = indptr[user]; place < end; place++) {
      const artist = indices[place];
      const target = next[artist];
      next[artist] = target + 1;
      users[target] = user;
    }
  }
  return { starts, users };
}
