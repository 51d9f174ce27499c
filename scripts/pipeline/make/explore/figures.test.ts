import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvText } from "../../../../lib/csv.ts";
import { buildFigure, FIGURES, figureSchemas } from "../../../../lib/figures/index.ts";
import { DEFAULT_STATE, figureState } from "../../../../lib/figures/state.ts";
import { MIN_GROUP_LISTENERS } from "../../../../lib/primitives/privacy.ts";
import { Database } from "../../ingest/database.ts";
import { listenersByArtists, listenersByPlays } from "./base-tables.ts";
import { readFigureSql } from "./figure-sql.ts";
import { exploreValue, FigureRunner } from "./run-figures.ts";

/**
 * Small enough to work out by hand. Plays per listener of an artist: 10, 100, 20, 5,000 and 1. Two artists have no page; one is
 * called NA, one holds a comma and quotes.
 */
const TABLES = {
  "tables/artists.csv": `slug,name,listeners,plays,neighbours,reciprocal_neighbours,neighbour_listeners,shared_listeners
abba,Abba,40,400,2,2,3.5,4
beck,"Beck, ""B""",4,400,2,1,21.5,4
na,NA,3,60,2,2,22,3
,,1,5000,,,,1
,,1,1,,,,0
`,
  "tables/listeners-by-artists.csv": "from_artists,to_artists,listeners\n1,2,20\n2,3,15\n4,6,10\n6,,5\n",
  "tables/listeners-by-plays.csv": "from_plays,to_plays,listeners\n10,11,30\n11,53,13\n100,110,7\n",
  "tables/pairs-by-shared-listeners.csv": "shared_listeners,pairs\n1,3\n3,1\n4,1\n",
  "tables/similarities-by-place.csv": "place,similarity,artists\n1,0.5,3\n1,0.7,2\n2,0.1,3\n",
  "manifest.json": JSON.stringify({
    users: 50,
    interactions: 49,
    plays: 5861,
    rows: {
      read: 60,
      kept: 55,
      rejected: [
        { reason: "no-user", description: "the user is missing", rows: 4, examples: [] },
        { reason: "blank-line", description: "the line is blank", rows: 1, examples: [] },
      ],
      duplicatesAdded: 6,
      withoutMbid: 11,
    },
    artists: { found: 8, merged: 2, withoutListeners: 1, distinct: 5, withMbid: 3, withSeveralMbids: 1 },
  }),
};

let folder = "";
let database: Database;
let runner: FigureRunner;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kindred-"));
  await mkdir(path.join(folder, "tables"));
  for (const [name, text] of Object.entries(TABLES)) await writeFile(path.join(folder, name), text);
  database = await Database.open({ memory: "200MB", threads: 1, workDir: folder });
  runner = new FigureRunner(database, await readFigureSql());
  await runner.setData(folder);
});

afterAll(async () => {
  database.close();
  await rm(folder, { recursive: true, force: true });
});

type Part = Parameters<FigureRunner["rows"]>[1];
type Variables = Parameters<FigureRunner["rows"]>[2];

const checked = new Set<string>();

/** Values of a figure's rows, without their names. */
async function valuesOf(id: string, part: Part, variables?: Variables): Promise<unknown[][]> {
  checked.add(`${id} ${part}`);
  const rows = await runner.rows(id, part, { min_listeners: 1, scale: "log", bins: "fewer", ...variables });
  return rows.map((row) => Object.values(Object(row)));
}

const summaryOf = async (id: string, variables?: Variables) => (await valuesOf(id, "summary", variables))[0];

describe("rankings", () => {
  it("most-listeners names those that have a page", async () => {
    expect(await valuesOf("most-listeners", "rows")).toEqual([
      ["abba", "Abba", 40, 40],
      ["beck", 'Beck, "B"', 4, 4],
      ["na", "NA", 3, 3],
    ]);
  });

  it("most-plays puts the artist with more listeners first if plays are equal, and leaves out those below the floor", async () => {
    expect(await valuesOf("most-plays", "rows")).toEqual([
      ["abba", "Abba", 400, 40],
      ["beck", 'Beck, "B"', 400, 4],
      ["na", "NA", 60, 3],
    ]);
    expect((await valuesOf("most-plays", "rows", { min_listeners: 4 })).map(([slug]) => slug)).toEqual([
      "abba",
      "beck",
    ]);
  });

  it("highest-average-plays divides plays by listeners, from a floor on", async () => {
    expect(await valuesOf("highest-average-plays", "rows", { min_listeners: 3 })).toEqual([
      ["beck", 'Beck, "B"', 100, 4],
      ["na", "NA", 20, 3],
      ["abba", "Abba", 10, 40],
    ]);
    expect(await valuesOf("highest-average-plays", "rows", { min_listeners: 5 })).toEqual([["abba", "Abba", 10, 40]]);
  });
});

describe("distributions", () => {
  it("listeners-per-artist counts every artist in one bin, the last of which holds its end", async () => {
    expect(await valuesOf("listeners-per-artist", "histogram")).toEqual([
      [1, 2, 2],
      [2, 5, 2],
      [5, 10, 0],
      [10, 20, 0],
      [20, 50, 1],
    ]);
    const linear = await valuesOf("listeners-per-artist", "histogram", { scale: "linear" });
    expect(linear.slice(0, 3)).toEqual([
      [0, 2, 2],
      [2, 4, 1],
      [4, 6, 1],
    ]);
    // 40 is the last edge, and counted.
    expect(linear.at(-1)).toEqual([38, 40, 1]);
    expect(linear).toHaveLength(20);
    const tail = [10, 11, 13, 14, 16, 18, 20, 22, 25, 28, 30, 32, 35, 40];
    expect(await valuesOf("listeners-per-artist", "ccdf")).toEqual([
      [1, 5],
      [2, 3],
      [3, 3],
      [4, 2],
      ...[5, 6, 7, 8, 9, ...tail].map((value) => [value, 1]),
    ]);
    // 40 + 4 + 3 + 1 + 1 = 49 listeners of 5 artists; half of them have at most 3.
    expect(await summaryOf("listeners-per-artist")).toEqual([5, 9.8, 3, 40, 40, 40]);
  });

  it("plays-per-artist keeps its bins when a floor leaves artists out", async () => {
    const all = await valuesOf("plays-per-artist", "histogram");
    const some = await valuesOf("plays-per-artist", "histogram", { min_listeners: 3 });
    expect(all.map(([from]) => from)).toEqual([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]);
    expect(some.map(([from]) => from)).toEqual(all.map(([from]) => from));
    const counts = (rows: unknown[][]) => rows.flatMap(([from, , items]) => (items === 0 ? [] : [[from, items]]));
    expect(counts(all)).toEqual([
      [1, 1],
      [50, 1],
      [200, 2],
      [2000, 1],
    ]);
    expect(counts(some)).toEqual([
      [50, 1],
      [200, 2],
    ]);
    const reach = await valuesOf("plays-per-artist", "ccdf", { min_listeners: 3 });
    expect(reach.find(([value]) => value === 63)).toEqual([63, 2]);
    expect(reach.find(([value]) => value === 450)).toEqual([450, 0]);
    // (400 + 400 + 60) / 3
    expect(await summaryOf("plays-per-artist", { min_listeners: 3 })).toEqual([3, 286.67, 400, 400, 400, 400]);
    expect(await summaryOf("plays-per-artist", { min_listeners: 41 })).toEqual([0, null, null, null, null, null]);
  });

  it("plays-per-artist is cut at the 95th percentile of the artists that the floor leaves", async () => {
    // 5,000 of all five; 400 of the three with at least 3 listeners.
    expect((await valuesOf("plays-per-artist", "histogram", { scale: "cut" })).at(-1)).toEqual([4500, 5000, 1]);
    const some = await valuesOf("plays-per-artist", "histogram", { scale: "cut", min_listeners: 3 });
    expect(some.at(-1)).toEqual([380, 400, 2]);
    expect(some.reduce((sum, [, , items]) => sum + Number(items), 0)).toBe(3);
    expect(await valuesOf("plays-per-artist", "histogram", { scale: "cut", min_listeners: 41 })).toEqual([]);
  });

  it("average-plays-per-artist bins plays per listener, six bins per decade if more are asked for", async () => {
    const more = await valuesOf("average-plays-per-artist", "histogram", { bins: "more" });
    expect(more.filter(([, , items]) => items !== 0)).toEqual([
      [1, 1.5, 1],
      [10, 15, 1],
      [15, 22, 1],
      [100, 150, 1],
      [4600, 6800, 1],
    ]);
    expect((await valuesOf("average-plays-per-artist", "ccdf")).at(-1)).toEqual([5000, 1]);
    // (10 + 100 + 20 + 5,000 + 1) / 5
    expect(await summaryOf("average-plays-per-artist")).toEqual([5, 1026.2, 20, 5000, 5000, 5000]);
  });

  it("artists-per-listener merges bins at the edges that its table has, and leaves gaps without listeners", async () => {
    // 4 to below 6 lies across 5, and no one has 3.
    expect(await valuesOf("artists-per-listener", "histogram")).toEqual([
      [1, 2, 20],
      [2, null, 30],
    ]);
    expect(await valuesOf("artists-per-listener", "histogram", { scale: "linear" })).toEqual([
      [1, 2, 20],
      [2, 3, 15],
      [4, 6, 10],
      [6, null, 5],
    ]);
    expect(await valuesOf("artists-per-listener", "ccdf")).toEqual([
      [1, 50],
      [2, 30],
      [4, 15],
      [6, 5],
    ]);
    // 49 pairs of 50 listeners, of whom the 25th has 2 artists.
    expect(await summaryOf("artists-per-listener")).toEqual([50, 0.98, 2, 3, 6, null, 5]);
  });

  it("plays-per-listener puts every bin of its table into one that holds it whole", async () => {
    expect(await valuesOf("plays-per-listener", "histogram", { bins: "more" })).toEqual([
      [10, 68, 43],
      [100, 150, 7],
    ]);
    expect(await valuesOf("plays-per-listener", "ccdf")).toEqual([
      [10, 50],
      [11, 20],
      [100, 7],
    ]);
    // 5,861 plays of 50 listeners, of whom 30 have 10.
    expect(await summaryOf("plays-per-listener")).toEqual([50, 117.22, 10, 11, 100, 110, 7]);
  });
});

describe("tail and density", () => {
  it("long-tail adds up plays from the most played artist on", async () => {
    const shares = await valuesOf("long-tail", "rows");
    expect(shares.filter(([share]) => share === 0.01 || share === 0.4 || share === 0.6 || share === 1)).toEqual([
      // 5,000 of 5,861; with the next one 5,400; with both that have 400 5,800.
      [0.01, 1, 0.8531],
      [0.4, 2, 0.92134],
      [0.6, 3, 0.98959],
      [1, 5, 1],
    ]);
    // 2 · (1 + 2·60 + 3·400 + 4·400 + 5·5,000) / (5 · 5,861) − 6/5
    expect(await summaryOf("long-tail")).toEqual([5, 5861, 0.7055, 1]);
    // All alike, but for 60: 2 · (60 + 2·400 + 3·400) / (3 · 860) − 4/3
    expect(await summaryOf("long-tail", { min_listeners: 3 })).toEqual([3, 860, 0.2636, 2]);
    expect(await summaryOf("long-tail", { min_listeners: 41 })).toEqual([0, 0, null, null]);
  });

  it("listeners-and-average-plays counts artists in cells and names the most popular", async () => {
    expect(await valuesOf("listeners-and-average-plays", "rows")).toEqual([
      [1, 1.5, 1, 1.5, 1, null, null],
      [1, 1.5, 4600, 6800, 1, null, null],
      [2.2, 3.2, 15, 22, 1, "na", "NA"],
      [3.2, 4.6, 100, 150, 1, "beck", 'Beck, "B"'],
      [32, 46, 10, 15, 1, "abba", "Abba"],
    ]);
    expect(await valuesOf("listeners-and-average-plays", "summary")).toEqual([
      [1, 1.5, 2, 1],
      [2.2, 3.2, 1, 20],
      [3.2, 4.6, 1, 100],
      [32, 46, 1, 10],
    ]);
  });
});

describe("overlaps and neighbours", () => {
  it("sparsity fills the matrix with the most popular artists first", async () => {
    expect(await valuesOf("sparsity", "rows")).toEqual([
      // 40 of 50, 44 of 100, 49 of 250 pairs.
      [1, 40, 0.8],
      [2, 44, 0.44],
      [5, 49, 0.196],
    ]);
  });

  it("co-listening counts pairs and artists from each number of shared listeners on", async () => {
    expect(await valuesOf("co-listening", "rows")).toEqual([
      [1, 5, 4],
      [2, 2, 3],
      [3, 2, 3],
      [4, 1, 2],
    ]);
  });

  it("neighbour-similarity gives quantiles by place", async () => {
    expect(await valuesOf("neighbour-similarity", "rows")).toEqual([
      [1, 5, 0.5, 0.5, 0.5, 0.7, 0.7],
      [2, 3, 0.1, 0.1, 0.1, 0.1, 0.1],
    ]);
  });

  it("neighbour-reciprocity adds up lists by the size of the audience", async () => {
    expect(await valuesOf("neighbour-reciprocity", "rows")).toEqual([
      [2, 5, 2, 4, 3, 0.75],
      [20, 50, 1, 2, 2, 1],
    ]);
  });

  it("popularity-bias compares an artist's audience with those of its first neighbours", async () => {
    expect(await valuesOf("popularity-bias", "rows")).toEqual([
      [2, 5, 2, 3, 21.5, 21.5, 22, 2],
      [20, 50, 1, 40, 3.5, 3.5, 3.5, 0],
    ]);
  });
});

describe("data quality", () => {
  it("rejected-rows lists the reasons and the number of rows read", async () => {
    expect(await valuesOf("rejected-rows", "rows")).toEqual([
      ["no-user", "the user is missing", 4],
      ["blank-line", "the line is blank", 1],
    ]);
    expect(await summaryOf("rejected-rows")).toEqual([60, 55, 5]);
  });

  it("names-and-duplicates gives each count and what it is a share of", async () => {
    expect(await valuesOf("names-and-duplicates", "rows")).toEqual([
      ["merged-spellings", 2, 8, 0.25],
      ["artists-without-mbid", 2, 5, 0.4],
      ["artists-with-several-mbids", 1, 5, 0.2],
      ["rows-without-mbid", 11, 55, 0.2],
      ["duplicate-rows", 6, 55, 0.109091],
    ]);
  });
});

describe("hostile names", () => {
  it("are what they were once the query has read the table", async () => {
    const names = fc.string({ unit: fc.constantFrom(...";,|\"'=+-@＝ \u00a0aé1(!"), minLength: 1, maxLength: 16 });
    const table = path.join(folder, "tables/artists.csv");
    const sql = await readFile(new URL("../../../../lib/figures/_shared/tables/artists.sql", import.meta.url), "utf8");
    await fc.assert(
      fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 50 }), async (some) => {
        const header =
          "slug,name,listeners,plays,neighbours,reciprocal_neighbours,neighbour_listeners,shared_listeners";
        await writeFile(table, csvText([header.split(","), ...some.map((name) => ["s", name, 1, 1, 0, 0, null, 0])]));
        await database.run(sql);
        const rows = await database.rows("SELECT name FROM artists", v.object({ name: v.string() }));
        expect(rows.map(({ name }) => name)).toEqual(some);
      }),
      // Of up to 50 names each.
      { numRuns: 20 },
    );
    await writeFile(table, TABLES["tables/artists.csv"]);
  });
});

/** Totals of listeners: few, many, alike, skewed by one, tied. */
const totals = fc.oneof(
  fc
    .constantFrom(1, 3, 4, 5, 6)
    .chain((count) => fc.array(fc.integer({ min: 1, max: 400 }), { minLength: count, maxLength: count })),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 90 }))
    .map(([count, value]) => Array.from({ length: count }, () => value)),
  fc
    .tuple(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 }), fc.integer({ min: 1000, max: 10 ** 6 }))
    .map(([light, heavy]) => [...light, heavy]),
  fc.array(
    fc.double({ min: 0, max: 5, noNaN: true }).map((power) => Math.ceil(10 ** power)),
    { minLength: 1, maxLength: 300 },
  ),
);

describe("what is published about listeners", () => {
  it("never is about fewer than five, in any figure, nor in what two of its rows differ by", async () => {
    const other = await mkdtemp(path.join(tmpdir(), "kindred-"));
    await mkdir(path.join(other, "tables"));
    await writeFile(path.join(other, "manifest.json"), TABLES["manifest.json"]);
    const figures = await readFigureSql();
    const Bin = v.object({ from: v.number(), to: v.nullable(v.number()), items: v.number() });
    await fc.assert(
      fc.asyncProperty(totals, async (values) => {
        const listeners = { artists: Uint32Array.from(values), plays: Float64Array.from(values) };
        await writeFile(path.join(other, "tables/listeners-by-artists.csv"), csvText(listenersByArtists(listeners)));
        await writeFile(path.join(other, "tables/listeners-by-plays.csv"), csvText(listenersByPlays(listeners)));
        const own = new FigureRunner(database, figures);
        await own.setData(other);
        for (const id of ["artists-per-listener", "plays-per-listener"]) {
          const drawn = [];
          for (const scale of ["log", "linear"])
            for (const bins of ["fewer", "more"]) drawn.push(await own.rows(id, "histogram", { scale, bins }));
          for (const rows of v.parse(v.array(v.array(Bin)), drawn)) {
            const counts = rows.map(
              ({ from, to }) => values.filter((one) => one >= from && (to === null || one < to)).length,
            );
            expect(rows.map(({ items }) => items)).toEqual(counts);
            expect(Math.min(MIN_GROUP_LISTENERS, ...counts)).toBe(MIN_GROUP_LISTENERS);
            expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
              values.length < MIN_GROUP_LISTENERS ? 0 : values.length,
            );
          }
          const points = v.parse(
            v.array(v.object({ from: v.number(), items: v.number() })),
            await own.rows(id, "ccdf"),
          );
          for (const [index, { from, items }] of points.entries()) {
            expect(items).toBe(values.filter((one) => one >= from).length);
            expect(items - (points[index + 1]?.items ?? 0)).toBeGreaterThanOrEqual(MIN_GROUP_LISTENERS);
          }
        }
      }),
      // Four kinds of totals; each run reads files and makes twenty queries.
      { numRuns: 16 },
    );
    await rm(other, { recursive: true, force: true });
  });
});

describe("exploreValue(runner, floors)", () => {
  const floors = { floors: [1, 3], averageFloor: 3, publishFloor: 3 };
  const Figures = v.object({ figures: v.object(figureSchemas()) });
  const facts = {
    ...{ edition: "0123abcd", users: 50, interactions: 49, plays: 5861 },
    ...{ distinctArtists: 5, publishedArtists: 3, topK: 2 },
  };

  /** Of a runner that has loaded no table yet. */
  async function exploreOf(data: string) {
    const own = new FigureRunner(database, await readFigureSql());
    await own.setData(data);
    return { ...floors, ...v.parse(Figures, await exploreValue(own, floors)) };
  }

  it("has each figure under its id, with the columns of its query", async () => {
    const { figures } = await exploreOf(folder);
    expect(Object.keys(figures)).toEqual(FIGURES.map(({ id }) => id));
    expect(figures["most-plays"].map((rows) => rows.length)).toEqual([3, 3]);
    expect(figures["long-tail"][1]?.summary).toEqual([{ artists: 3, plays: 860, gini: 0.2636, artists_for_half: 2 }]);
    expect(figures["rejected-rows"].summary).toEqual([{ read: 60, kept: 55, rejected: 5 }]);
    expect(figures["plays-per-listener"].summary).toMatchObject({ median_from: 10, median_to: 11, last_items: 7 });
  });

  it("is drawn, and says so if there is nothing to show", async () => {
    const empty = await mkdtemp(path.join(tmpdir(), "kindred-"));
    await mkdir(path.join(empty, "tables"));
    for (const [name, text] of Object.entries(TABLES))
      await writeFile(path.join(empty, name), name.endsWith(".csv") ? `${text.split("\n")[0]}\n` : text);
    for (const data of [folder, empty]) {
      const explore = await exploreOf(data);
      for (const figure of FIGURES) {
        const { finding, plot, table } = buildFigure(figure, { explore, facts }, figureState(figure, DEFAULT_STATE));
        expect(finding, figure.id).toMatch(/^[A-Z0-9].*\.$/);
        expect(finding, figure.id).not.toMatch(/NaN|Infinity|undefined|null/);
        const isShown = data === folder || figure.section === "quality";
        expect([plot !== null, table.rows.length > 0], figure.id).toEqual([isShown, isShown]);
      }
    }
    await rm(empty, { recursive: true, force: true });
  });
});

it("every folder of lib/figures is listed, under its own name", async () => {
  const folders = await readdir(new URL("../../../../lib/figures", import.meta.url), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory() && entry.name !== "_shared").map(({ name }) => name);
  expect(names.sort()).toEqual(FIGURES.map(({ id }) => id).sort());
});

it("every statement of every figure has been checked above", async () => {
  const all = (await readFigureSql()).flatMap(({ id, statements }) => statements.map(({ part }) => `${id} ${part}`));
  expect([...checked].sort()).toEqual(all.sort());
});
