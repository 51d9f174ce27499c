import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { APIRequestContext } from "@playwright/test";
import { csvParse } from "d3-dsv";
import { expect, test } from "./fixtures/test.ts";

const TABLES = [
  "artists",
  "listeners-by-artists",
  "listeners-by-plays",
  "pairs-by-shared-listeners",
  "similarities-by-place",
];

/** Figure, in a state, and which column of its query each column of its CSV is. Others are worked out from these. */
const FIGURES: readonly (readonly [address: string, columns: Readonly<Record<string, string>>])[] = [
  ["most-listeners", { name: "name", listeners: "listeners" }],
  ["most-plays?min=300", { name: "name", value: "value", listeners: "listeners" }],
  ["highest-average-plays?floor=1", { name: "name", value: "value", listeners: "listeners" }],
  ["listeners-per-artist", { listeners_from: "from", listeners_to: "to", artists: "items" }],
  ["plays-per-artist?plays-per-artist=linear-more&min=10", { plays_from: "from", plays_to: "to", artists: "items" }],
  ["plays-per-artist?plays-per-artist=ccdf&min=100", { plays_at_least: "from", artists: "items" }],
  [
    "average-plays-per-artist?average-plays-per-artist=cut-fewer",
    { average_plays_from: "from", average_plays_to: "to", artists: "items" },
  ],
  ["long-tail?min=30", { share_of_artists: "share_of_artists", artists: "artists", share_of_plays: "share_of_plays" }],
  [
    "listeners-and-average-plays",
    { listeners_from: "from_listeners", average_plays_to: "to_average", artists: "artists", most_heard: "name" },
  ],
  ["artists-per-listener?artists-per-listener=log-more", { artists_from: "from", listeners: "items" }],
  ["plays-per-listener", { plays_from: "from", listeners: "items" }],
  ["sparsity", { artists: "artists", pairs: "pairs", filled: "filled" }],
  ["co-listening", { shared_listeners_at_least: "at_least", pairs: "pairs", artists: "artists" }],
  ["neighbour-similarity", { place: "place", percentile_5: "percentile_5", median: "median", artists: "artists" }],
  ["neighbour-reciprocity", { listeners_from: "from_listeners", reciprocal: "reciprocal", share: "share" }],
  ["popularity-bias", { listeners_from: "from_listeners", median: "median", with_better_known: "with_better_known" }],
  ["names-and-duplicates", { found: "found", of: "of", share: "share" }],
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

for (const [address, columns] of FIGURES) {
  test(`the SQL of ${address} gives the numbers of its CSV`, async ({ request }) => {
    const [id = "", query = ""] = address.split("?");
    const csv = csvParse(await (await request.get(`/explore/${id}.csv?${query}`)).text());
    const connection = await instance.connect();
    const [rows = []] = await runAsAShell(connection, await readSql(request, `${id}.sql?${query}`));
    connection.closeSync();
    const shown = (value: unknown) => (value === null ? "" : String(value));
    const expected = rows.map((row) => Object.values(columns).map((name) => shown(row[name])));
    // A CCDF ends where nobody is left.
    const reached = address.includes("ccdf") ? expected.filter((row) => row[1] !== "0") : expected;
    expect(csv.map((row) => Object.keys(columns).map((name) => row[name]))).toEqual(reached);
    expect(csv.length).toBeGreaterThan(3);
  });
}

test("the SQL of rejected-rows gives the numbers of its CSV", async ({ request }) => {
  const csv = csvParse(await (await request.get("/explore/rejected-rows.csv")).text());
  const connection = await instance.connect();
  const [reasons = [], [all = {}] = []] = await runAsAShell(connection, await readSql(request, "rejected-rows.sql"));
  connection.closeSync();
  expect(csv.map(({ rows }) => rows)).toEqual(
    [all.read, all.kept, ...reasons.map(({ rows }) => rows)].map((count) => String(count)),
  );
});

test("the sentences' numbers are those of the summaries", async ({ page, request }) => {
  await page.goto("/explore?min=10");
  const connection = await instance.connect();
  const summaryOf = async (id: string) =>
    (await runAsAShell(connection, await readSql(request, `${id}.sql?min=10`))).at(-1)?.[0] ?? {};
  const said = (id: string) => page.locator(`figure#${id} figcaption p`);
  const written = (value: unknown) => Math.round(Number(value)).toLocaleString("en-GB");
  const plays = await summaryOf("plays-per-artist");
  for (const value of [plays.items, plays.median, plays.mean, plays.highest])
    await expect(said("plays-per-artist")).toContainText(written(value));
  const listeners = await summaryOf("listeners-per-artist");
  for (const value of [listeners.items, listeners.median, listeners.percentile_99, listeners.highest])
    await expect(said("listeners-per-artist")).toContainText(written(value));
  const tail = await summaryOf("long-tail");
  await expect(said("long-tail")).toContainText(Number(tail.gini).toFixed(2));
  const perListener = await summaryOf("plays-per-listener");
  for (const value of [perListener.mean, perListener.median_from, perListener.below])
    await expect(said("plays-per-listener")).toContainText(written(value));
  connection.closeSync();
});
