import { csvText } from "../../../lib/csv.ts";
import type { FigureTable } from "../../../lib/figures/_shared/figure.ts";

/** A figure's numbers as CSV, unrounded, in the order of its table. The figure's JSON has its texts to the letter. */
export function figureCsv({ columns, rows }: FigureTable): string {
  return csvText([columns.map(({ id }) => id), ...rows]);
}
