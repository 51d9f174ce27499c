import type { NeighbourTable } from "../table.ts";

/**
 * The artists that list each artist: the table's lists inverted. Those of artist a are the entries [starts[a], starts[a + 1]).
 * Order: place in the owner's list, then artistIndex of the owner.
 */
export interface ListedBy {
  starts: Uint32Array;
  /** artistIndex of the list's owner. */
  owners: Uint32Array;
  /** Rank of the artist in the owner's list, from 1. */
  places: Uint16Array;
}

/**
 * Inverts the lists of the first `artists` rows, in O(artists · topK) and in shared memory, so that threads can read it.
 * Lists of later rows don't count: their owners have no page.
 */
export function listedBy(table: NeighbourTable, artists: number): ListedBy {
  const { topK, counts, indices } = table;
  const starts = new Uint32Array(new SharedArrayBuffer(4 * (artists + 1)));
  for (let owner = 0; owner < artists; owner++) {
    const end = owner * topK + counts[owner];
    for (let slot = owner * topK; slot < end; slot++) starts[indices[slot] + 1] += 1;
  }
  for (let artist = 0; artist < artists; artist++) starts[artist + 1] += starts[artist];
  const entries = starts[artists];
  const owners = new Uint32Array(new SharedArrayBuffer(4 * entries));
  const places = new Uint16Array(new SharedArrayBuffer(2 * entries));
  const next = starts.slice();
  // All first ranks, then all second ones, so that every artist's entries fill in their final order.
  for (let place = 1; place <= topK; place++) {
    for (let owner = 0; owner < artists; owner++) {
      if (place > counts[owner]) continue;
      const listed = indices[owner * topK + place - 1];
      const at = next[listed];
      next[listed] = at + 1;
      owners[at] = owner;
      places[at] = place;
    }
  }
  return { starts, owners, places };
}
