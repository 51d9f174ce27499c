import * as v from "valibot";
import { FORMAT_VERSION } from "../../../../lib/primitives/format-version.ts";
import type { BinScale, BinWidth, Explore, FigureSql } from "../../../../lib/site-data/explore.ts";
import type { Database } from "../../ingest/database.ts";

export interface Floors {
  /** Ascending, from 1 on. */
  floors: number[];
  averageFloor: number;
  publishFloor: number;
}

/** A query's row as it comes: counts are bigints, names are those of the columns. */
const SqlRow = v.record(v.string(), v.unknown());

type Variables = Partial<Record<"min_listeners" | "scale" | "bins", string | number>>;

/** Runs the figures' queries one after another on one database; a statement is prepared once and asked many times. */
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

  /** Rows of one part of a figure, names in camelCase, counts as numbers. Their types are the file's schema to check. */
  async rows(id: string, part: FigureSql["statements"][number]["part"], variables: Variables = {}): Promise<unknown[]> {
    const figure = this.#figures.get(id);
    const statement = figure?.statements.find((one) => one.part === part);
    if (figure === undefined || statement === undefined) throw new Error(`figure ${id} has no ${part}`);
    for (const [name, value] of Object.entries(variables)) await this.#set(name, value);
    await this.#prepare(figure.prepare);
    return (await this.#database.rows(statement.sql, SqlRow)).map(readableRow);
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
    Object.entries(row).map(([name, value]) => [
      name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      typeof value === "bigint" ? Number(value) : value,
    ]),
  );
}

const Bins = v.array(v.object({ from: v.number(), to: v.number(), items: v.number() }));
const Points = v.array(v.object({ from: v.number(), items: v.number() }));

const HISTOGRAMS: readonly { scale: BinScale; bins: BinWidth }[] = [
  { scale: "log", bins: "fewer" },
  { scale: "log", bins: "more" },
  { scale: "linear", bins: "fewer" },
  { scale: "linear", bins: "more" },
  { scale: "cut", bins: "fewer" },
  { scale: "cut", bins: "more" },
];
/** Listeners' last bins have no end: there is nothing to cut off. */
const LISTENER_HISTOGRAMS = HISTOGRAMS.filter(({ scale }) => scale !== "cut");
/** Bins of equal width would put all but a few heavy listeners into the first. */
const LOG_HISTOGRAMS = HISTOGRAMS.filter(({ scale }) => scale === "log");

/** Every figure of `explore.json`, unchecked: the caller's schema has the last word. */
export async function exploreValue(runner: FigureRunner, { floors, averageFloor, publishFloor }: Floors) {
  const byFloor = async (id: string, part: "rows" | "summary", variables: Variables = {}) => {
    const results: unknown[][] = [];
    for (const min_listeners of floors) results.push(await runner.rows(id, part, { ...variables, min_listeners }));
    return results;
  };
  const one = async (id: string) => (await runner.rows(id, "summary"))[0];
  const artists = (id: string, defaultBins: BinWidth) =>
    artistDistribution(runner, id, defaultBins, floors, publishFloor);
  const longTails = await byFloor("long-tail", "rows");
  const longTailSummaries = await byFloor("long-tail", "summary");
  return {
    formatVersion: FORMAT_VERSION,
    floors,
    averageFloor,
    publishFloor,
    mostListeners: await runner.rows("most-listeners", "rows"),
    mostPlaysByFloor: await byFloor("most-plays", "rows"),
    highestAveragePlaysByFloor: await byFloor("highest-average-plays", "rows"),
    // 1, 2, 5, 10 …: small counts stay whole numbers. Most averages lie within one decade.
    listenersPerArtist: await artists("listeners-per-artist", "fewer"),
    playsPerArtist: await artists("plays-per-artist", "more"),
    averagePlaysPerArtist: await artists("average-plays-per-artist", "more"),
    longTailByFloor: longTails.map((points, index) => ({ ...Object(longTailSummaries[index]?.[0]), points })),
    listenersAndAveragePlays: {
      cells: await runner.rows("listeners-and-average-plays", "rows"),
      medians: await runner.rows("listeners-and-average-plays", "summary"),
    },
    artistsPerListener: await listenerDistribution(runner, "artists-per-listener", LISTENER_HISTOGRAMS),
    playsPerListener: await listenerDistribution(runner, "plays-per-listener", LOG_HISTOGRAMS),
    sparsity: await runner.rows("sparsity", "rows"),
    coListening: await runner.rows("co-listening", "rows"),
    neighbourSimilarity: await runner.rows("neighbour-similarity", "rows"),
    neighbourReciprocity: await runner.rows("neighbour-reciprocity", "rows"),
    popularityBias: await runner.rows("popularity-bias", "rows"),
    rejectedRows: { ...Object(await one("rejected-rows")), reasons: await runner.rows("rejected-rows", "rows") },
    namesAndDuplicates: await runner.rows("names-and-duplicates", "rows"),
  };
}

async function listenerDistribution(
  runner: FigureRunner,
  id: string,
  kinds: readonly { scale: BinScale; bins: BinWidth }[],
) {
  const histograms: unknown[] = [];
  for (const kind of kinds) histograms.push({ ...kind, rows: await runner.rows(id, "histogram", kind) });
  const [summary] = await runner.rows(id, "summary");
  return { histograms, ccdf: await runner.rows(id, "ccdf"), summary };
}

async function spread(
  runner: FigureRunner,
  id: string,
  floors: readonly number[],
): Promise<Pick<Explore["playsPerArtist"], "histograms" | "ccdf">> {
  const histograms: Explore["playsPerArtist"]["histograms"] = [];
  for (const kind of HISTOGRAMS) {
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

/** 0 where no artist is told of. */
const Value = v.pipe(
  v.nullable(v.number()),
  v.transform((value) => value ?? 0),
);
const PublishedSummary = v.object({ items: v.number(), median: Value, mean: Value, highest: Value });

async function artistDistribution(
  runner: FigureRunner,
  id: string,
  defaultBins: BinWidth,
  floors: readonly number[],
  publishFloor: number,
) {
  const whole = await spread(runner, id, floors);
  const summaryByFloor: unknown[] = [];
  for (const min_listeners of floors) summaryByFloor.push(...(await runner.rows(id, "summary", { min_listeners })));
  const published = floors.indexOf(publishFloor);
  const { items, median, mean, highest } = v.parse(PublishedSummary, summaryByFloor[published]);
  const shown = whole.histograms.find(({ scale, bins }) => scale === "log" && bins === defaultBins);
  const bins = (shown?.itemsByFloor[published] ?? []).map((artists, index) => ({
    from: shown?.edgesByFloor[0]?.[index] ?? 0,
    to: shown?.edgesByFloor[0]?.[index + 1] ?? 0,
    artists,
  }));
  return { median, mean, max: highest, artists: items, bins, ...whole, summaryByFloor };
}
