import type { NeighbourTable } from "../table.ts";

/**
 * The artists that list each artist: the table's lists inverted and cut. Artist a occupies the slots from a · limit on, as many
 * as min(counts[a], limit); slots beyond are 0. Order: place in the owner's list, then artistIndex of the owner.
 */
export interface ListedBy {
  limit: number;
  /** In how many lists the artist appears, before cutting. */
  counts: Uint32Array;
  /** artistIndex of the list's owner. */
  owners: Uint32Array;
  /** Rank of the artist in the owner's list, from 1. */
  places: Uint16Array;
}

/**
 * Inverts the lists of the first `artists` rows, in O(artists · topK) and in shared memory, so that threads can read it.
 * Lists of later rows don't count: their owners have no page.
 * @param limit owners kept for each artist, at most
 */
export function listedBy(table: NeighbourTable, artists: number, limit: number): ListedBy {
  const { topK } = table;
  const counts = new Uint32Array(new SharedArrayBuffer(4 * artists));
  const owners = new Uint32Array(new SharedArrayBuffer(4 * artists * limit));
  const places = new Uint16Array(new SharedArrayBuffer(2 * artists * limit));
  // All first ranks, then all second ones, so that every artist's slots fill in their final order.
  for (let place = 1; place <= topK; place++) {
    for (let owner = 0; owner < artists; owner++) {
      if (place > table.counts[owner]) continue;
      const listed = table.indices[owner * topK + place - 1];
      const found = counts[listed];
      counts[listed] = found + 1;
      if (found >= limit) continue;
      owners[listed * limit + found] = owner;
      places[listed * limit + found] = place;
    }
  }
  return { limit, counts, owners, places };
}
