import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCommandLine } from "./cli/command-line.ts";
import { findDataset } from "./datasets/find.ts";
import { ingest } from "./pipeline/ingest/ingest.ts";
import type { Ingested } from "./pipeline/ingest/ingested.ts";
import { cutSample } from "./sample/cut-sample.ts";
import { drawUsers } from "./sample/draw-users.ts";
import { SAMPLE, sampleOptions } from "./sample/options.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

async function read(id: string, datasetsDir: string): Promise<Ingested & { title: string; cut: unknown }> {
  const workDir = await temporaryFolder();
  const dataset = await findDataset(id).locate({ datasetsDir, workDir });
  const ingested = await ingest(dataset, { memory: "1GB", threads: 2, workDir });
  return { ...ingested, title: dataset.description.title, cut: dataset.sample };
}

async function cut(flags: readonly string[]) {
  const folder = await temporaryFolder();
  const options = sampleOptions(
    parseCommandLine(SAMPLE, [...flags, "--out", path.join(folder, "sample.tsv.gz")], {}).values,
  );
  const provenance = await cutSample({ ...options, cacheDir: folder });
  return { folder, provenance, text: gunzipSync(await readFile(options.out)).toString() };
}

/** A listener identified by their listening, since a sample has new ids. */
function profiles({ userArtists, artists }: Ingested): string[] {
  const { rows, indptr, indices, data } = userArtists;
  return Array.from({ length: rows }, (_, user) => {
    const places = Array.from(
      { length: (indptr[user + 1] ?? 0) - (indptr[user] ?? 0) },
      (_, k) => (indptr[user] ?? 0) + k,
    );
    return places
      .map((at) => `${artists[indices[at] ?? 0]?.name}=${data[at]}`)
      .sort()
      .join("|");
  }).sort();
}

describe("npm run sample", () => {
  it("keeps whole listeners of the source, with all their artists and plays, but not their ids", async () => {
    const { folder, provenance, text } = await cut(["--from", "demo", "--rows", "4000"]);
    const [whole, sample] = [await read("demo", folder), await read("sample", folder)];
    const known = new Set(profiles(whole));
    expect(profiles(sample).filter((profile) => !known.has(profile))).toEqual([]);
    expect(sample.rows.rejected).toEqual([]);
    expect(provenance).toMatchObject({
      rows: sample.interactions,
      users: sample.users,
      artists: sample.artists.length,
    });
    expect(provenance.from).toEqual({ rows: whole.interactions, users: whole.users, artists: whole.artists.length });
    expect(provenance.rows).toBeGreaterThanOrEqual(4_000);
    expect(provenance.rows).toBeLessThan(4_000 + 200);
    expect(provenance.sha256).toBe(createHash("sha256").update(text).digest("hex"));
    expect(sample.title).toBe("Kindred demo, a sample");
    expect(sample.cut).toEqual(provenance.cut);
    const ids = (lines: string) => new Set(lines.split("\n").map((line) => line.slice(0, 40)));
    const sourceIds = ids(gunzipSync(await readFile("data/demo.tsv.gz")).toString());
    expect([...ids(text)].filter((id) => id !== "" && sourceIds.has(id))).toEqual([]);
  });

  it("gives the same bytes for a seed, other listeners for another", async () => {
    const flags = ["--from", "demo", "--rows", "2000", "--seed"];
    const [one, again, other] = [await cut([...flags, "1"]), await cut([...flags, "1"]), await cut([...flags, "2"])];
    expect(again.text).toBe(one.text);
    expect(other.text).not.toBe(one.text);
  });

  it("--by head keeps the file's first rows, as the prototype did", async () => {
    const { folder, provenance } = await cut(["--from", "demo", "--rows", "1000", "--by", "head"]);
    const first = gunzipSync(await readFile("data/demo.tsv.gz"))
      .toString()
      .split("\n")
      .slice(0, 1000);
    await writeFile(path.join(folder, "first.tsv"), `user\tmbid\tartist\tplays\n${first.join("\n")}\n`);
    const sample = await read("sample", folder);
    expect(provenance.cut).toEqual({ how: "the first 1,000 rows of the file", fraction: null, seed: null });
    expect(sample.users).toBeLessThan(30);
    expect(sample.interactions).toBe(provenance.rows);
  });

  it("refuses a sample without provenance", async () => {
    const { folder } = await cut(["--from", "demo", "--rows", "10"]);
    await writeFile(path.join(folder, "sample.json"), "{}");
    await expect(read("sample", folder)).rejects.toThrow(/sample\.json: of: .+; npm run sample writes it next to/);
  });

  it.each([
    [[], /^--from is missing/],
    [["--from", "demo", "--by", "row"], /^--by is "row", expected user or head/],
    [["--from", "demo", "--rows", "0"], /^--rows is "0", expected a whole number from 1/],
    [["--from", "demo", "--out", "x.csv"], /^--out is "x.csv", expected a name that ends in \.tsv\.gz/],
  ])("parseCommandLine(SAMPLE, %j) says what is wrong", (flags, message) => {
    expect(() => parseCommandLine(SAMPLE, flags, {})).toThrow(message);
  });
});

describe("drawUsers(matrix, rows, seed)", () => {
  it("draws distinct users, ascending, no more than are needed", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1 }), fc.nat(200), fc.nat(), (lengths, rows, seed) => {
        const indptr = new Uint32Array(lengths.length + 1);
        for (const [user, length] of lengths.entries()) indptr[user + 1] = (indptr[user] ?? 0) + length;
        const matrix = {
          rows: lengths.length,
          columns: 9,
          indptr,
          indices: new Uint32Array(),
          data: new Float64Array(),
        };
        const users = [...drawUsers(matrix, rows, seed)];
        expect(users).toEqual([...new Set(users)].toSorted((a, b) => a - b));
        const entries = users.map((user) => lengths[user] ?? 0);
        const sum = entries.reduce((total, length) => total + length, 0);
        if (sum < rows) expect(users.length).toBe(lengths.length);
        else expect(sum - Math.max(0, ...entries)).toBeLessThanOrEqual(rows);
      }),
    );
  });

  it("draws each user as often as any other", () => {
    const users = 10;
    const indptr = Uint32Array.from({ length: users + 1 }, (_, place) => place);
    const matrix = { rows: users, columns: 1, indptr, indices: new Uint32Array(), data: new Float64Array() };
    const drawn = new Array<number>(users).fill(0);
    for (let seed = 0; seed < 2_000; seed++)
      for (const user of drawUsers(matrix, 3, seed)) drawn[user] = (drawn[user] ?? 0) + 1;
    // 600 expected, standard deviation 20.5.
    for (const times of drawn) expect(Math.abs(times - 600)).toBeLessThan(100);
  });
});
