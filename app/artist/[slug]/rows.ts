import type { Neighbour } from "../../../lib/site-data/artist.ts";

/** What a row shows of a neighbour: the list travels to the browser as these, beside its HTML. */
export type Row = Omit<Neighbour, "shareOfSmaller"> & {
  /** Its place in the whole list, from 1, regardless of filters. */
  rank: number;
};

/** The artist whose list it is. */
export type ListOwner = { slug: string; name: string; listeners: number; tags: readonly string[] };

/** A whole list, nearest first, as rows. */
export function rowsOf(neighbours: readonly Neighbour[]): Row[] {
  return neighbours.map(({ shareOfSmaller: _, ...row }, index) => ({ ...row, rank: index + 1 }));
}

/** Whether every pair is too weak to tell from chance, which is then said once instead of on each row. */
export function isWeakThroughout(rows: readonly Pick<Neighbour, "lowConfidence">[]): boolean {
  return rows.length > 0 && rows.every(({ lowConfidence }) => lowConfidence);
}
