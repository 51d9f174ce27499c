import { emptyTable, type NeighbourTable } from "./table.ts";

/** A table with the given lists of artistIndices, in order; similarities and overlaps stay 0. */
export function tableFrom(lists: readonly (readonly number[])[], topK: number): NeighbourTable {
  const table = emptyTable(lists.length, topK);
  for (const [owner, list] of lists.entries()) {
    table.counts[owner] = list.length;
    table.indices.set(list, owner * topK);
  }
  return table;
}
