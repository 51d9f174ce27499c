import * as v from "valibot";
import type { FigureDefinition, Floors, View } from "../../../../lib/figures/_shared/figure.ts";
import { FIGURES } from "../../../../lib/figures/index.ts";
import { FORMAT_VERSION } from "../../../../lib/primitives/format-version.ts";
import type { FigureSql } from "../../../../lib/site-data/explore.ts";
import type { Database } from "../../ingest/database.ts";

/** A query's row as it comes: counts are bigints, names are those of the columns. */
const SqlRow = v.record(v.string(), v.unknown());

type Part = FigureSql["statements"][number]["part"];

type Variables = Partial<Record<"min_listeners" | "scale" | "bins", string | number>>;

/** Runs the figures' queries one after another on one database; tables are loaded once. */
export class FigureRunner {
  readonly #database: Database;
  readonly #figures: Map<string, FigureSql>;
  /** Name of a table → the statement that it was last made by. */
  readonly #tables = new Map<string, string>();

  constructor(database: Database, figures: readonly FigureSql[]) {
    this.#database = database;
    this.#figures = new Map(figures.map((figure) => [figure.id, figure]));
  }

  /** Folder or address of the data, with `tables/` and `manifest.json` in it. */
  async setData(data: string): Promise<void> {
    await this.#set("data", data);
  }

  /** Rows of one part of a figure, counts as numbers. Their types are for the file's schema to check. */
  async rows(id: string, part: Part, variables: Variables = {}): Promise<unknown[]> {
    const figure = this.#figures.get(id);
    const statement = figure?.statements.find((one) => one.part === part);
    if (figure === undefined || statement === undefined) throw new Error(`figure ${id} has no ${part}`);
    for (const [name, value] of Object.entries(variables)) await this.#set(name, value);
    await this.#prepare(figure.prepare);
    return (await this.#database.rows(statement.sql, SqlRow)).map(readableRow);
  }

  has(id: string, part: Part): boolean {
    return this.#figures.get(id)?.statements.some((one) => one.part === part) ?? false;
  }

  /** A table is made once, until another figure makes one of the same name; views are cheap and made anew. */
  async #prepare(prepare: string): Promise<void> {
    for (const statement of prepare.split(/(?<=;)\s*\n/)) {
      const table = /CREATE OR REPLACE TEMP TABLE (\w+)/.exec(statement)?.[1];
      if (statement.trim() === "" || (table !== undefined && this.#tables.get(table) === statement)) continue;
      await this.#database.run(statement);
      if (table !== undefined) this.#tables.set(table, statement);
    }
  }

  #set(name: string, value: string | number): Promise<void> {
    const literal = typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
    return this.#database.run(`SET VARIABLE ${name} = ${literal}`);
  }
}

function readableRow(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
  );
}

/** Everything in `explore.json` but its edition, unchecked: the file's schema checks it. */
export async function exploreValue(runner: FigureRunner, floors: Floors) {
  const figures: Record<string, unknown> = {};
  for (const figure of FIGURES) figures[figure.id] = await figureValue(runner, figure, floors);
  return { formatVersion: FORMAT_VERSION, ...floors, figures };
}

/** What `Published` holds of a figure. */
async function figureValue(runner: FigureRunner, { id, uses, distribution }: FigureDefinition, floors: Floors) {
  if (distribution?.over === "artists") return artistDistribution(runner, id, distribution, floors);
  if (distribution?.over === "listeners") return listenerDistribution(runner, id, distribution.views);
  const once = async (variables: Variables = {}) => {
    const rows = await runner.rows(id, "rows", variables);
    return runner.has(id, "summary") ? { rows, summary: await runner.rows(id, "summary", variables) } : rows;
  };
  if (uses.length === 0) return once();
  const byFloor: unknown[] = [];
  for (const min_listeners of floors.floors) byFloor.push(await once({ min_listeners }));
  return byFloor;
}

/** The histograms that a figure's views draw. */
function histogramsOf(views: readonly View[]) {
  return views.flatMap((view) => {
    const [scale = "", bins = ""] = view.split("-");
    return scale === "ccdf" ? [] : [{ scale, bins }];
  });
}

async function listenerDistribution(runner: FigureRunner, id: string, views: readonly View[]) {
  const histograms: unknown[] = [];
  for (const kind of histogramsOf(views)) histograms.push({ ...kind, rows: await runner.rows(id, "histogram", kind) });
  const [summary] = await runner.rows(id, "summary");
  return { histograms, ccdf: await runner.rows(id, "ccdf"), summary };
}

const Bins = v.array(v.object({ from: v.number(), to: v.number(), items: v.number() }));
const Points = v.array(v.object({ from: v.number(), items: v.number() }));

async function spread(runner: FigureRunner, id: string, views: readonly View[], floors: readonly number[]) {
  const histograms = [];
  for (const kind of histogramsOf(views)) {
    const edgesByFloor: number[][] = [];
    const itemsByFloor: number[][] = [];
    for (const min_listeners of floors) {
      const bins = v.parse(Bins, await runner.rows(id, "histogram", { ...kind, min_listeners }));
      edgesByFloor.push([...bins.map(({ from }) => from), ...bins.slice(-1).map(({ to }) => to)]);
      itemsByFloor.push(bins.map(({ items }) => items));
    }
    // Only what is cut follows the floor.
    histograms.push({
      ...kind,
      edgesByFloor: kind.scale === "cut" ? edgesByFloor : edgesByFloor.slice(0, 1),
      itemsByFloor,
    });
  }
  let values: number[] = [];
  const itemsByFloor: number[][] = [];
  for (const min_listeners of floors) {
    const points = v.parse(Points, await runner.rows(id, "ccdf", { min_listeners }));
    values = points.map(({ from }) => from);
    itemsByFloor.push(points.map(({ items }) => items));
  }
  return { histograms, ccdf: { values, itemsByFloor } };
}

/** 0 if no artist is counted. */
const Value = v.pipe(
  v.nullable(v.number()),
  v.transform((value) => value ?? 0),
);
const PublishedSummary = v.object({ items: v.number(), median: Value, mean: Value, highest: Value });

async function artistDistribution(
  runner: FigureRunner,
  id: string,
  { views, defaultView }: NonNullable<FigureDefinition["distribution"]>,
  { floors, publishFloor }: Floors,
) {
  const whole = await spread(runner, id, views, floors);
  const summaryByFloor: unknown[] = [];
  for (const min_listeners of floors) summaryByFloor.push(...(await runner.rows(id, "summary", { min_listeners })));
  const published = floors.indexOf(publishFloor);
  const { items, median, mean, highest } = v.parse(PublishedSummary, summaryByFloor[published]);
  const shown = whole.histograms.find(({ scale, bins }) => `${scale}-${bins}` === defaultView);
  const bins = (shown?.itemsByFloor[published] ?? []).map((artists, index) => ({
    from: shown?.edgesByFloor[0]?.[index] ?? 0,
    to: shown?.edgesByFloor[0]?.[index + 1] ?? 0,
    artists,
  }));
  return { median, mean, max: highest, artists: items, bins, ...whole, summaryByFloor };
}
