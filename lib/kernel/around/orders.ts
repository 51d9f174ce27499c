import type { NeighbourTable } from "../table.ts";

/** The orders of a list beside its own, which is between them. */
export type ListOrder = "familiar" | "adventurous";

/** Places in an artist's list, from 1, in another order; valid until the next call. */
export type PlacesInOrder = (artist: number, order: ListOrder) => Uint32Array;

/**
 * Orders the same neighbours once more: `familiar` puts those that the data know well further up, `adventurous` the others. Where a
 * table's own order is similarity · f, these are similarity · f² and similarity; where it is similarity, they are similarity · f and
 * similarity / f with f = (listeners / most listeners)^⅛, as three square roots, which round alike everywhere. Ties go to the smaller
 * artistIndex.
 * @param listeners of every artist that is listed
 * @param similarityOf what stands for a similarity: rounded, if engines that add up in different orders must agree
 */
export function createOrders(
  table: NeighbourTable,
  listeners: ArrayLike<number>,
  similarityOf: (similarity: number) => number = (similarity) => similarity,
): PlacesInOrder {
  const { topK, counts, indices, similarities } = table;
  const { familiar, adventurous } = weightsOf(table, listeners);
  const places = new Uint32Array(topK);
  const scores = new Float64Array(topK);
  return (artist, order) => {
    const start = artist * topK;
    const count = counts[artist];
    for (let place = 0; place < count; place++) {
      const other = indices[start + place];
      const similarity = similarityOf(similarities[start + place]);
      const score = order === "familiar" ? similarity * familiar[other] : similarity / adventurous[other];
      // Insertion: a list is short, and its own order is near to the others.
      let at = place;
      for (; at > 0; at--) {
        const before = scores[at - 1];
        if (before > score || (before === score && indices[start + places[at - 1] - 1] < other)) break;
        scores[at] = before;
        places[at] = places[at - 1];
      }
      scores[at] = score;
      places[at] = place + 1;
    }
    return places.subarray(0, count);
  };
}

/** The factor of a similarity in the familiar order, and its divisor in the adventurous one. */
function weightsOf({ familiarity }: NeighbourTable, listeners: ArrayLike<number>) {
  if (familiarity !== undefined) {
    return {
      familiar: familiarity.map((value) => value * value),
      adventurous: new Float64Array(familiarity.length).fill(1),
    };
  }
  const most = Float64Array.from(listeners).reduce((soFar, count) => Math.max(soFar, count), 0);
  const known = Float64Array.from(listeners, (count) => Math.sqrt(Math.sqrt(Math.sqrt(count / most))));
  return { familiar: known, adventurous: known };
}

/** The table with its lists in another order: of the same artists, with the same figures. */
export function reordered(table: NeighbourTable, order: ListOrder, listeners: ArrayLike<number>): NeighbourTable {
  const placesInOrder = createOrders(table, listeners);
  const { topK, counts } = table;
  const { familiarity: _, ...lists } = table;
  const found: NeighbourTable = {
    ...lists,
    indices: table.indices.slice(),
    similarities: table.similarities.slice(),
    overlaps: table.overlaps.slice(),
  };
  for (let artist = 0; artist < counts.length; artist++) {
    const start = artist * topK;
    for (const [at, place] of placesInOrder(artist, order).entries()) {
      const slot = start + place - 1;
      found.indices[start + at] = table.indices[slot];
      found.similarities[start + at] = table.similarities[slot];
      found.overlaps[start + at] = table.overlaps[slot];
    }
  }
  return found;
}
