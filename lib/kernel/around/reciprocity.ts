import type { NeighbourTable } from "../table.ts";
import { type ListedBy, listedBy } from "./listed-by.ts";

/**
 * Writes, for each neighbour of an artist, the artist's place in that neighbour's own list, from 1; 0 if it isn't listed there.
 * @param ranks as many elements as the longest list
 * @param marks scratch of one element per artist, all 0 before and after
 */
export function reciprocalRanks(
  { topK, counts, indices }: NeighbourTable,
  { starts, owners, places }: ListedBy,
  artist: number,
  ranks: Uint16Array,
  marks: Uint16Array,
): void {
  const from = starts[artist];
  const to = starts[artist + 1];
  for (let at = from; at < to; at++) marks[owners[at]] = places[at];
  const start = artist * topK;
  for (let place = 0; place < counts[artist]; place++) ranks[place] = marks[indices[start + place]];
  for (let at = from; at < to; at++) marks[owners[at]] = 0;
}

/** For each of the first `artists` artists, how many of those that it lists also list it. */
export function reciprocalCounts(table: NeighbourTable, artists: number): Uint32Array {
  const turned = listedBy(table, table.artists);
  const ranks = new Uint16Array(table.topK);
  const marks = new Uint16Array(table.artists);
  return Uint32Array.from({ length: artists }, (_, artist) => {
    reciprocalRanks(table, turned, artist, ranks, marks);
    let reciprocal = 0;
    for (let place = 0; place < table.counts[artist]; place++) if (ranks[place] > 0) reciprocal += 1;
    return reciprocal;
  });
}
