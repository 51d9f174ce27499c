import type { Neighbour } from "../../../lib/site-data/artist.ts";

/** What a row shows of a neighbour: the list travels to the browser as these, beside its HTML. */
export type Row = Omit<Neighbour, "shareOfSmaller"> & {
  /** Its place in the whole list, from 1, in the order that is shown, regardless of filters. */
  rank: number;
};

/** The artist whose list it is. */
export type ListOwner = { slug: string; name: string; listeners: number; tags: readonly string[] };

/** What the browser gets of a whole list, to show it in any order. */
export type ListedRow = Omit<Row, "rank">;

/** A whole list, in its own order, without what no row shows. */
export function listedRows(neighbours: readonly Neighbour[]): ListedRow[] {
  return neighbours.map(({ shareOfSmaller: _, ...row }) => row);
}

/** A whole list in an order: its places in that order, or undefined for its own. */
export function rowsInOrder(listed: readonly ListedRow[], places?: readonly number[]): Row[] {
  const ordered = places?.flatMap((place) => listed[place - 1] ?? []) ?? listed;
  return ordered.map((row, index) => ({ ...row, rank: index + 1 }));
}

/** Whether every pair is too weak to tell from chance, which is then said once instead of on each row. */
export function isWeakThroughout(rows: readonly Pick<Neighbour, "lowConfidence">[]): boolean {
  return rows.length > 0 && rows.every(({ lowConfidence }) => lowConfidence);
}
