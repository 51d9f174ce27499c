import * as v from "valibot";
import { formatPlural } from "../../format.ts";
import { Count } from "../../primitives/numbers.ts";
import { Slug } from "../../primitives/slug.ts";
import { defineFigure } from "../_shared/figure.ts";
import type { CellsPlot } from "../_shared/plot.ts";
import { slotPosition, slotTicks } from "../_shared/scales.ts";
import { tableOf } from "../_shared/table.ts";
import { binLabel, formatDecimal, NO_ARTISTS } from "../_shared/words.ts";

const Cell = v.object({
  from_listeners: v.number(),
  to_listeners: v.number(),
  from_average: v.number(),
  to_average: v.number(),
  artists: Count,
  slug: v.nullable(Slug),
  name: v.nullable(v.string()),
});

/** Side of the smallest square, as a share of its cell: one artist is still visible. */
const MIN_SIDE = 0.22;

/** Squares that grow with the logarithm of what they stand for. */
function sides(most: number) {
  return (count: number) => (most <= 1 ? 1 : MIN_SIDE + ((1 - MIN_SIDE) * Math.log(count)) / Math.log(most));
}

/** A bin, which never holds its end: "1", "2–4", "5–9". */
const listenersLabel = ({ from_listeners, to_listeners }: { from_listeners: number; to_listeners: number }) =>
  binLabel({ from: from_listeners, to: to_listeners }, false, "whole");

const hrefOf = ({ slug }: { slug: string | null }) => (slug === null ? null : (`/artist/${slug}` as const));

export const figure = defineFigure(
  {
    id: "listeners-and-average-plays",
    title: "Listeners vs. average plays",
    section: "artists",
    uses: [],
    schema: v.object({
      /** Cells that hold artists, with the most listened to of each; null if it has no page. */
      rows: v.array(Cell),
      summary: v.array(
        v.object({ from_listeners: v.number(), to_listeners: v.number(), artists: Count, median_average: v.number() }),
      ),
    }),
  },
  ({ explore }) => {
    const { rows: cells, summary: medians } = explore.figures["listeners-and-average-plays"];
    const columnEdges = edgesBetween(cells.map(({ from_listeners, to_listeners }) => [from_listeners, to_listeners]));
    const rowEdges = edgesBetween(cells.map(({ from_average, to_average }) => [from_average, to_average]));
    const columns = columnEdges.length - 1;
    const rows = rowEdges.length - 1;
    const most = Math.max(1, ...cells.map(({ artists }) => artists));
    const sideOf = sides(most);
    const plot: CellsPlot = {
      kind: "cells",
      columns,
      rows,
      cells: cells.map((cell) => ({
        id: `${cell.from_listeners} ${cell.from_average}`,
        column: columnEdges.indexOf(cell.from_listeners),
        row: rowEdges.indexOf(cell.from_average),
        side: sideOf(cell.artists),
        tooltip: [
          `${formatPlural(cell.artists, "artist")}${cell.name === null ? "" : cell.artists === 1 ? `: ${cell.name}` : `; most popular: ${cell.name}`}`,
          `${listenersLabel(cell)} listeners`,
          `${formatDecimal(cell.from_average)} to below ${formatDecimal(cell.to_average)} plays per listener`,
        ],
        href: hrefOf(cell),
      })),
      line: {
        label: "Median artist",
        points: medians.map(({ from_listeners, median_average }) => [
          (columnEdges.indexOf(from_listeners) + 0.5) / columns,
          slotPosition(rowEdges, median_average),
        ]),
      },
      legend: [1, Math.round(Math.sqrt(most)), most]
        .filter((count, at, all) => all.indexOf(count) === at)
        .map((count) => ({ side: sideOf(count), label: formatPlural(count, "artist") })),
      xTicks: slotTicks(columnEdges),
      yTicks: slotTicks(rowEdges),
    };
    const first = medians[0];
    const last = medians.at(-1);
    const finding =
      first === undefined || last === undefined
        ? NO_ARTISTS
        : `The median artist with ${listenersLabel(first)} ${first.to_listeners <= 2 ? "listener" : "listeners"} averages ${formatDecimal(first.median_average)} plays per listener; ` +
          `with ${listenersLabel(last)} listeners, ${formatDecimal(last.median_average)}. ${spreadOf(cells)}`;
    return {
      finding,
      xTitle: "Listeners per artist, in logarithmic bins",
      yTitle: "Plays per listener, in logarithmic bins",
      drawing: "Binned density of artists",
      plot: cells.length === 0 ? null : plot,
      table: tableOf(
        cells,
        [
          ["from_listeners", "Listeners from", "decimal"],
          ["to_listeners", "To below", "decimal"],
          ["from_average", "Plays per listener from", "decimal"],
          ["to_average", "To below", "decimal"],
          ["artists", "Artists", "count"],
          ["name", "Most popular", "text"],
        ],
        { rowHeader: "name", hrefOf },
      ),
    };
  },
);

/** Averages over few listeners scatter: which rows of cells the first and the last column take. */
function spreadOf(cells: readonly v.InferOutput<typeof Cell>[]): string {
  const range = (column: number | undefined) => {
    const own = cells.filter(({ from_listeners }) => from_listeners === column);
    return {
      low: Math.min(...own.map((cell) => cell.from_average)),
      high: Math.max(...own.map((cell) => cell.to_average)),
    };
  };
  const few = range(cells[0]?.from_listeners);
  const many = range(cells.at(-1)?.from_listeners);
  return `Averages range from ${formatDecimal(few.low)} to ${formatDecimal(few.high)} for the least popular artists, and from ${formatDecimal(many.low)} to ${formatDecimal(many.high)} for the most popular.`;
}

/** Digits of the edges within a decade, as in the figure's query. */
const EDGES = [10, 15, 22, 32, 46, 68];

/** All edges from the first bin to the last: a row or column without artists is absent from the data. */
function edgesBetween(bins: readonly (readonly [number, number])[]): number[] {
  const first = Math.min(...bins.map(([from]) => from));
  const last = Math.max(...bins.map(([, to]) => to));
  return Array.from({ length: 20 }, (_, decade) => EDGES.map((digit) => Number(`${digit}e${decade - 6}`)))
    .flat()
    .filter((edge) => edge >= first && edge <= last);
}
