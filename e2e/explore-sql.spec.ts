import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { APIRequestContext } from "@playwright/test";
import { csvParse } from "d3-dsv";
import * as v from "valibot";
import { expect, test } from "./fixtures/test.ts";

const TABLES = [
  "artists",
  "listeners-by-artists",
  "listeners-by-plays",
  "pairs-by-shared-listeners",
  "similarities-by-place",
];

/** A column of a figure's CSV: the query's column that it is, or how it is worked out from the query's row. */
type Source = string | ((row: Row, at: number, rows: Row[]) => unknown);
type Row = Record<string, unknown>;
type Columns = Readonly<Record<string, Source>>;

const place = (_: Row, at: number) => at + 1;
/** Columns that are the query's own. */
const columns = (...names: string[]): Columns => Object.fromEntries(names.map((name) => [name, name]));
const ranking = { place, ...columns("name", "value", "listeners") };
const bins = columns("from", "to", "items");
const reach: Columns = {
  ...columns("from", "items"),
  share: (row, _, rows) => Number(row.items) / Number(rows[0]?.items),
};

const FLOORS = [1, 3, 10, 30, 100, 300];
const BINS = ["log-fewer", "log-more", "linear-fewer", "linear-more", "cut-fewer", "cut-more"];

/** Every state of a distribution, at the floors given. */
function distribution(id: string, floors: readonly number[], views = BINS) {
  return [
    [id, bins] as const,
    ...floors.flatMap((min): (readonly [string, Columns])[] => [
      ...views.map((view) => [`${id}?${id}=${view}&min=${min}`, bins] as const),
      [`${id}?${id}=ccdf&min=${min}`, reach],
    ]),
  ];
}

/** Figures in their states, the one that the page begins with first, and every column of their CSV. */
const FIGURES: readonly (readonly [address: string, columns: Columns])[] = [
  ["most-listeners", { place, ...columns("name", "listeners") }],
  ...["", ...FLOORS.map((min) => `?min=${min}`)].map((query) => [`most-plays${query}`, ranking] as const),
  ...["", ...FLOORS.map((floor) => `?floor=${floor}`), "?floor=1&min=100"].map(
    (query) => [`highest-average-plays${query}`, ranking] as const,
  ),
  ...distribution("listeners-per-artist", FLOORS),
  ...distribution("plays-per-artist", FLOORS),
  ...distribution("average-plays-per-artist", FLOORS),
  ...["", ...FLOORS.map((min) => `?min=${min}`)].map(
    (query) => [`long-tail${query}`, columns("share_of_artists", "artists", "share_of_plays")] as const,
  ),
  [
    "listeners-and-average-plays",
    columns("from_listeners", "to_listeners", "from_average", "to_average", "artists", "name"),
  ],
  ...distribution("artists-per-listener", [1], BINS.slice(0, 4)),
  ...distribution("plays-per-listener", [1], ["log-fewer", "log-more"]),
  ["sparsity", columns("artists", "pairs", "filled")],
  ["co-listening", columns("at_least", "pairs", "artists")],
  [
    "neighbour-similarity",
    columns("place", "artists", "percentile_5", "percentile_25", "median", "percentile_75", "percentile_95"),
  ],
  ["neighbour-reciprocity", columns("from_listeners", "to_listeners", "artists", "listed", "reciprocal", "share")],
  [
    "popularity-bias",
    columns(
      "from_listeners",
      "to_listeners",
      "artists",
      "percentile_25",
      "median",
      "percentile_75",
      "with_better_known",
    ),
  ],
  ["names-and-duplicates", columns("found", "of", "share")],
];

let folder = "";
let instance: DuckDBInstance;

/** The folder that the queries read, as anyone may copy it. */
test.beforeAll(async ({ playwright, baseURL }) => {
  folder = await mkdtemp(path.join(tmpdir(), "kindred-"));
  await mkdir(path.join(folder, "tables"));
  const request = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  for (const file of [...TABLES.map((name) => `tables/${name}.csv`), "manifest.json"]) {
    await writeFile(path.join(folder, file), await (await request.get(`/data/${file}`)).body());
  }
  await request.dispose();
  instance = await DuckDBInstance.create(":memory:");
});

test.afterAll(async () => {
  instance.closeSync();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a figure's file statement by statement, as a shell does. @returns the results that have rows to show */
async function runAsAShell(connection: DuckDBConnection, sql: string): Promise<Record<string, unknown>[][]> {
  const results: Record<string, unknown>[][] = [];
  const statements = await connection.extractStatements(sql);
  for (let index = 0; index < statements.count; index++) {
    const prepared = await statements.prepare(index);
    const reader = await prepared.runAndReadAll();
    if (!reader.columnNames().includes("Count") && reader.columnCount > 1) results.push(reader.getRowObjectsJS());
  }
  return results;
}

async function readSql(request: APIRequestContext, file: string): Promise<string> {
  const text = await (await request.get(`/explore/${file}`)).text();
  const address = /^SET VARIABLE data = '(http:[^']+\/data)';$/m;
  expect(text).toMatch(address);
  // The site's own address would need an extension that DuckDB downloads; the file says that a copy will do.
  return text.replace(address, `SET VARIABLE data = '${folder}';`);
}

/** What a figure's file gives in a shell of its own, result by result. */
async function resultsOf(request: APIRequestContext, id: string, query = ""): Promise<Row[][]> {
  const connection = await instance.connect();
  try {
    return await runAsAShell(connection, await readSql(request, `${id}.sql?${query}`));
  } finally {
    connection.closeSync();
  }
}

const csvOf = async (request: APIRequestContext, id: string, query = "") =>
  csvParse(await (await request.get(`/explore/${id}.csv?${query}`)).text());

/** An apostrophe keeps spreadsheets from computing names such as "+44"; pages and queries have them to the letter. */
const exact = (cell = "") => cell.replace(/^'(?=[=+\-@])/, "");

const idOf = (address: string) => address.split("?")[0] ?? "";

for (const id of new Set(FIGURES.map(([address]) => idOf(address)))) {
  test(`the SQL of ${id} gives the numbers of its CSV, in every state`, async ({ request }) => {
    test.slow();
    const states = FIGURES.filter(([address]) => idOf(address) === id);
    for (const [address, sources] of states) {
      const query = address.split("?")[1] ?? "";
      const csv = await csvOf(request, id, query);
      const [rows = []] = await resultsOf(request, id, query);
      const shown = (value: unknown) => (value === null ? "" : String(value));
      const cellOf = (source: Source, row: Row, at: number) =>
        typeof source === "string" ? row[source] : source(row, at, rows);
      const expected = rows
        // A CCDF ends where no one is left.
        .filter(({ items }) => !address.includes("ccdf") || String(items) !== "0")
        .map((row, at) => Object.values(sources).map((source) => shown(cellOf(source, row, at))));
      const names = Object.keys(sources);
      expect(
        csv.map((row) => names.map((name) => exact(row[name]))),
        address,
      ).toEqual(expected);
      // Only words are left out.
      const others = csv.columns.filter((name) => !names.includes(name));
      expect(others, address).toEqual(id === "names-and-duplicates" ? ["name", "of_what"] : []);
      expect(csv.length, address).toBeGreaterThan(3);
    }
  });
}

test("every figure of the page is checked here", async ({ page }) => {
  await page.goto("/explore");
  const shown = await page.getByRole("figure").evaluateAll((figures) => figures.map(({ id }) => id));
  const checked = new Set([...FIGURES.map(([address]) => idOf(address)), "rejected-rows"]);
  expect(shown.sort()).toEqual([...checked].sort());
});

/** Whether a text of a table says this value, to the digits that it has: "1,276" for 1276, "2.4%" for 0.0238. */
function says(text: string, value: string): boolean {
  if (value === "") return text === "–";
  const number = Number(value);
  if (Number.isNaN(number)) return text === value;
  if (text.startsWith("<")) return number < 0.001;
  const digits = text.replaceAll(/[,\s%]/g, "");
  const scale = text.endsWith("%") ? 100 : 1;
  const decimals = digits.split(".")[1]?.length ?? 0;
  // A blank tail of zeros isn't written: 0.10 is "0.1".
  return (
    /^-?[\d.]+$/.test(digits) && Math.abs(Number(digits) - number * scale) <= 0.5 * 10 ** -Math.max(decimals, 0) + 1e-9
  );
}

for (const query of [
  "",
  "min=30&floor=1&plays-per-artist=ccdf&listeners-per-artist=cut-more&artists-per-listener=log-more",
]) {
  test(`the tables of /explore?${query} say the numbers of the CSV files`, async ({ page, request }) => {
    await page.goto(`/explore?${query}`);
    for (const figure of await page.getByRole("figure").all()) {
      const id = (await figure.getAttribute("id")) ?? "";
      const table = figure
        .locator("details")
        .filter({ has: page.getByText("Table", { exact: true }) })
        .locator("table");
      const texts = await table
        .locator("tbody tr")
        .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
      const csv = await csvOf(request, id, query);
      expect(texts.length, id).toBe(csv.length);
      for (const [at, row] of csv.entries())
        for (const [column, name] of csv.columns.entries()) {
          const text = texts[at]?.[column] ?? "";
          expect(says(text, exact(row[name])), `${id}, row ${at + 1}, ${name}: ${text} for ${row[name]}`).toBe(true);
        }
    }
  });
}

test("no bin of listeners, nor the difference of two rows, is about fewer than five", async ({ request }) => {
  for (const quantity of ["artists", "plays"]) {
    const table = csvParse(await (await request.get(`/data/tables/listeners-by-${quantity}.csv`)).text());
    expect(table.length).toBeGreaterThan(3);
    expect(Math.min(...table.map(({ listeners }) => Number(listeners)))).toBeGreaterThanOrEqual(5);
    for (const view of ["log-more", "ccdf"]) {
      const id = `${quantity}-per-listener`;
      const counts = (await csvOf(request, id, `${id}=${view}`)).map(({ items }) => Number(items));
      const groups = view === "ccdf" ? counts.map((count, at) => count - (counts[at + 1] ?? 0)) : counts;
      expect(Math.min(...groups), `${id} ${view}`).toBeGreaterThanOrEqual(5);
    }
  }
});

test("the SQL of rejected-rows gives the numbers of its CSV", async ({ request }) => {
  const csv = await csvOf(request, "rejected-rows");
  const [reasons = [], [all = {}] = []] = await resultsOf(request, "rejected-rows");
  const read = Number(all.read);
  expect(csv.map(({ outcome, rows, share }) => [outcome, rows, share])).toEqual(
    [
      ["read", all.read],
      ["kept", all.kept],
      ...reasons.map(({ description, rows }) => [`rejected: ${description}`, rows]),
    ].map(([outcome, rows]) => [outcome, String(rows), String(Number(rows) / read)]),
  );
});

test("the sentences' numbers are those of the queries", async ({ page, request }) => {
  await page.goto("/explore?min=10");
  const whole = (value: unknown) => Math.round(Number(value)).toLocaleString("en-GB");
  const two = (value: unknown) => Number(value).toFixed(2);
  const percent = (value: unknown) => (100 * Number(value)).toFixed(Number(value) < 0.0995 ? 1 : 0).replace(/\.0$/, "");
  const sum = (rows: Row[], name: string) => rows.reduce((total, row) => total + Number(row[name]), 0);
  const Totals = v.object({ users: v.number(), plays: v.number(), interactions: v.number() });
  const {
    users,
    plays: allPlays,
    interactions,
  } = v.parse(Totals, await (await request.get("/data/manifest.json")).json());
  const says = async (id: string, values: (rows: Row[], summary: Row) => unknown[]) => {
    const results = await resultsOf(request, id, "min=10");
    const said = (await page.locator(`figure#${id} figcaption p`).textContent()) ?? "";
    for (const value of values(results[0] ?? [], results.at(-1)?.[0] ?? {}))
      expect(said, id).toMatch(new RegExp(`(?<![\\d.,])${String(value).replaceAll(".", "\\.")}(?!\\d)`));
  };
  await says("most-listeners", (rows) => [
    ...[rows[0], rows.at(-1)].flatMap((row) => [
      row?.name,
      whole(row?.value),
      `${percent(Number(row?.value) / users)}%`,
    ]),
    whole(users),
  ]);
  await says("most-plays", (rows) => [
    whole(rows[0]?.value),
    whole(rows[0]?.listeners),
    percent(sum(rows, "value") / allPlays),
  ]);
  await says("highest-average-plays", (rows) => [rows[0]?.name, whole(rows[0]?.value), whole(rows[0]?.listeners)]);
  await says("listeners-per-artist", (_, { items, median, percentile_99, highest }) =>
    [items, median, percentile_99, highest].map(whole),
  );
  await says("plays-per-artist", (_, { items, median, mean, highest }) => [items, median, mean, highest].map(whole));
  await says("average-plays-per-artist", (_, { items, median, percentile_95, highest }) =>
    [items, median, percentile_95, highest].map(whole),
  );
  await says("long-tail", (rows, { artists, gini, artists_for_half }) => {
    const top = rows.find((row) => row.share_of_artists === 0.01);
    return [whole(artists), whole(top?.artists), percent(top?.share_of_plays), whole(artists_for_half), two(gini)];
  });
  await says("listeners-and-average-plays", (_, { from_listeners, median_average }) =>
    [from_listeners, median_average].map(whole),
  );
  for (const id of ["artists-per-listener", "plays-per-listener"])
    await says(id, (_, { items, mean, median_from, last_from, last_to, last_items }) => [
      ...[items, mean, median_from].map(whole),
      ...(last_to === null ? [whole(last_items), whole(last_from)] : [whole(Number(last_to) - 1)]),
      ...(id === "artists-per-listener" ? [whole(interactions)] : []),
    ]);
  await says("sparsity", (rows) => {
    const hundred = rows.find(({ artists }) => Number(artists) === 100);
    return [whole(users * Number(rows.at(-1)?.artists)), percent(hundred?.filled)];
  });
  await says("co-listening", (rows) => {
    const ten = rows.find(({ at_least }) => Number(at_least) === 10);
    return [whole(rows[0]?.pairs), whole(ten?.pairs), whole(ten?.artists), whole(rows.at(-1)?.at_least)];
  });
  await says("neighbour-similarity", (rows) => [
    two(rows[0]?.median),
    two(rows.at(-1)?.median),
    whole(rows.at(-1)?.artists),
  ]);
  await says("neighbour-reciprocity", (rows) => [
    percent(sum(rows, "reciprocal") / sum(rows, "listed")),
    ...[Math.min, Math.max].map((extreme) => percent(extreme(...rows.map(({ share }) => Number(share))))),
  ]);
  await says("popularity-bias", (rows) => [
    percent(sum(rows, "with_better_known") / sum(rows, "artists")),
    whole(rows[0]?.median),
    whole(rows.at(-1)?.median),
  ]);
  await says("rejected-rows", (reasons, { read, kept, rejected }) =>
    [read, kept, rejected, reasons[0]?.rows].map(whole),
  );
  await says("names-and-duplicates", (rows) =>
    ["merged-spellings", "duplicate-rows", "artists-without-mbid"].map((id) =>
      whole(rows.find((row) => row.id === id)?.found),
    ),
  );
});
