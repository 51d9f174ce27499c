import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gzip } from "./files/write-gzip.ts";
import { type Catalogue, readCatalogue } from "./simulate/catalogue.ts";
import { createTally, simulateDataset, type Tally } from "./simulate/simulate-dataset.ts";

const DEMO = { seed: 20_080_401, listeners: 6000 };
const run = promisify(execFile);

let catalogue: Catalogue;
let committed: Buffer;
let committedText: string;
let committedRows: ReturnType<typeof wellFormedRows>;
let regenerated: { text: string; tally: Tally };
let scratch: string;

beforeAll(async () => {
  catalogue = await readCatalogue("data/catalogue.tsv", "data/genres.tsv");
  committed = await readFile("data/demo.tsv.gz");
  committedText = gunzipSync(committed).toString("utf8");
  committedRows = wellFormedRows(committedText);
  const tally = createTally();
  regenerated = { text: [...simulateDataset(catalogue, DEMO, tally)].join(""), tally };
  scratch = await mkdtemp(path.join(os.tmpdir(), "simulate-"));
}, 60_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function simulate(options: { seed: number; listeners: number }): string {
  return [...simulateDataset(catalogue, options, createTally())].join("");
}

/** Rows that cleaning would keep, read in the simplest way: no merging of spellings. */
function wellFormedRows(text: string): { user: string; name: string; plays: number }[] {
  return text.split("\n").flatMap((line) => {
    const [user, , name, plays, ...rest] = line.replace(/\r$/, "").split("\t");
    if (rest.length > 0 || !/^[0-9a-f]{40}$/.test(user ?? "") || !name?.trim() || !/^[1-9]\d*$/.test(plays ?? ""))
      return [];
    return [{ user: user ?? "", name, plays: Number(plays) }];
  });
}

function countBy<T>(items: T[], key: (item: T) => string): number[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
}

function fold(name: string): string {
  return name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("data/demo.tsv.gz", () => {
  it("simulateDataset(the committed catalogue and seed) gives its text exactly", () => {
    // The text, not the compressed bytes: those also depend on the compressor's version.
    expect(sha256(regenerated.text)).toBe(sha256(committedText));
  });

  it("carries no timestamp", () => {
    expect(committed.readUInt32LE(4)).toBe(0);
  });

  it("has the real file's shape: rows, listeners, artists per listener, plays", () => {
    const rows = committedRows;
    const plays = rows.map((row) => row.plays).sort((a, b) => a - b);
    const artistsPerListener = countBy(rows, ({ user }) => user);
    expect(rows.length).toBeGreaterThan(285_000);
    expect(rows.length).toBeLessThan(315_000);
    expect(artistsPerListener).toHaveLength(DEMO.listeners);
    expect(mean(artistsPerListener)).toBeGreaterThan(47);
    expect(mean(artistsPerListener)).toBeLessThan(51);
    expect(mean(plays)).toBeGreaterThan(200);
    expect(mean(plays)).toBeLessThan(230);
    expect(plays[plays.length >> 1]).toBeGreaterThan(85);
    expect(plays[plays.length >> 1]).toBeLessThan(105);
  });

  it("has at least 1,500 artists and a heavy tail: the top artist reaches a fifth of the listeners", () => {
    const listeners = countBy(committedRows, ({ name }) => fold(name));
    const artistsInOnePercent = Math.ceil(listeners.length / 100);
    const shareOfTop =
      listeners.slice(0, artistsInOnePercent).reduce((sum, n) => sum + n, 0) / committedText.split("\n").length;
    expect(listeners.length).toBeGreaterThanOrEqual(1500);
    expect(listeners.length).toBeLessThanOrEqual(catalogue.artists.length);
    expect((listeners[0] ?? 0) / DEMO.listeners).toBeGreaterThan(0.18);
    expect((listeners[0] ?? 0) / DEMO.listeners).toBeLessThan(0.25);
    expect(shareOfTop).toBeGreaterThan(0.05);
  });

  it("spells every artist most often as the catalogue does", () => {
    const spellings = new Map<string, Map<string, number>>();
    for (const { name } of committedRows) {
      const counts = spellings.get(fold(name)) ?? new Map<string, number>();
      spellings.set(fold(name), counts.set(name, (counts.get(name) ?? 0) + 1));
    }
    const known = new Set(catalogue.artists.map(({ name }) => name));
    const misspelt = [...spellings.values()].flatMap((counts) => {
      const [[name, rows] = ["", 0], [, next] = ["", 0]] = [...counts].sort((a, b) => b[1] - a[1]);
      return known.has(name) && rows > next ? [] : [name];
    });
    expect(misspelt).toEqual([]);
  });

  it("has flaws of every kind, in 1 to 5% of its rows", () => {
    const { tally } = regenerated;
    const flawed = [...tally.flaws.values()].reduce((sum, rows) => sum + rows, 0);
    expect(tally.flaws.size).toBe(19);
    expect(Math.min(...tally.flaws.values())).toBeGreaterThan(0);
    expect(flawed / tally.rows).toBeGreaterThan(0.01);
    expect(flawed / tally.rows).toBeLessThan(0.05);
  });

  it("keeps a user's rows together, most plays first", () => {
    const rows = committedRows;
    const groups = rows.filter(({ user }, at) => user !== rows[at - 1]?.user);
    expect(groups).toHaveLength(DEMO.listeners);
    // Rows of the same artist split in two are the exception.
    const rising = rows.filter((row, at) => row.user === rows[at - 1]?.user && row.plays > (rows[at - 1]?.plays ?? 0));
    expect(rising.length / rows.length).toBeLessThan(0.01);
  });
});

describe("simulateDataset", () => {
  it("simulateDataset(catalogue, options) repeats itself", () => {
    expect(simulate({ seed: 5, listeners: 20 })).toBe(simulate({ seed: 5, listeners: 20 }));
  });

  it("simulateDataset(catalogue, { seed }) differs from seed to seed, users included", () => {
    const users = (text: string) => new Set(wellFormedRows(text).map(({ user }) => user));
    const [first, second] = [users(simulate({ seed: 5, listeners: 20 })), users(simulate({ seed: 6, listeners: 20 }))];
    expect([...first].filter((user) => second.has(user))).toEqual([]);
  });

  it("simulateDataset() gives one listener the same rows however many others there are", () => {
    const alone = simulate({ seed: 5, listeners: 1 });
    const [user] = alone.split("\t");
    const rowsOf = (text: string) => text.split("\n").filter((line) => line.startsWith(`${user}\t`));
    expect(rowsOf(simulate({ seed: 5, listeners: 30 }))).toEqual(rowsOf(alone));
  });
});

describe("gzip", () => {
  it("gzip(texts) gives bytes that any reader inflates to the same text, and the same bytes again", () => {
    const texts = simulate({ seed: 5, listeners: 40 }).split(/(?<=\n)/);
    const bytes = Buffer.concat([...gzip(texts)]);
    expect(gunzipSync(bytes).toString("utf8")).toBe(texts.join(""));
    expect(Buffer.concat([...gzip(texts)]).equals(bytes)).toBe(true);
  });
});

describe("scripts/simulate.ts", () => {
  const script = (...args: string[]) => run(process.execPath, ["--import", "tsx", "scripts/simulate.ts", ...args]);

  it("writes the dataset to --out and leaves nothing else beside it", async () => {
    const out = path.join(scratch, "made", "small.tsv.gz");
    await script("--out", out, "--seed", "5", "--listeners", "20");
    expect(gunzipSync(await readFile(out)).toString("utf8")).toBe(simulate({ seed: 5, listeners: 20 }));
    expect(await readdir(path.dirname(out))).toEqual(["small.tsv.gz"]);
  });

  it.each([
    [["--listeners", "many"], '--listeners is "many", expected a whole number from 1\n'],
    [["--seed=-1"], '--seed is "-1", expected a whole number from 0\n'],
  ])("refuses %j in one line", async (args, stderr) => {
    await expect(script("--out", path.join(scratch, "never.tsv.gz"), ...args)).rejects.toMatchObject({
      code: 1,
      stderr,
    });
  });

  it("names file, line, found and expected if the catalogue is faulty, and writes nothing", async () => {
    const faulty = path.join(scratch, "catalogue.tsv");
    const out = path.join(scratch, "faulty.tsv.gz");
    await writeFile(faulty, "name\tgenres\tpopularity\tmbid\nBjörk\tpop:1\tmuch\t\n");
    await expect(script("--catalogue", faulty, "--out", out)).rejects.toMatchObject({
      code: 1,
      stderr: `${faulty}:2: popularity is "much", expected a number above 0\n`,
    });
    expect(await readdir(scratch)).not.toContain("faulty.tsv.gz");
  });
});
