import { writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { OperatorError } from "../../cli/operator-error.ts";
import { bigTable } from "../../datasets/big-table.ts";
import { fileSource } from "../../datasets/file.ts";
import { SHA1_USER } from "../../datasets/lastfm-360k.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { fourColumns } from "./four-columns.fixture.ts";
import { ingest } from "./ingest.ts";
import type { Ingested } from "./ingested.ts";

const ANN = "a".repeat(40);
const BEN = "b".repeat(40);
const CAT = "c".repeat(40);
const MBID_1 = "11111111-1111-4111-8111-111111111111";
const MBID_2 = "22222222-2222-4222-8222-222222222222";

async function ingestBytes(bytes: Uint8Array, name = "listens.tsv"): Promise<Ingested> {
  const workDir = await temporaryFolder();
  const file = path.join(workDir, name);
  await writeFile(file, bytes);
  return ingest(fourColumns(file, SHA1_USER), { memory: "1GB", threads: 2, workDir });
}

const ingestLines = (...lines: string[]) => ingestBytes(Buffer.from(`${lines.join("\n")}\n`));

const row = (user: string, artist: string, plays: string | number, mbid = "") => [user, mbid, artist, plays].join("\t");

/** artist name → user position → plays, for comparing with a hand-made expectation. */
function playsByArtist({ userArtists, artists }: Ingested): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (let user = 0; user < userArtists.rows; user++) {
    for (let at = userArtists.indptr[user] ?? 0; at < (userArtists.indptr[user + 1] ?? 0); at++) {
      const name = artists[userArtists.indices[at] ?? 0]?.name ?? "";
      found[name] = [...(found[name] ?? []), userArtists.data[at] ?? 0];
    }
  }
  return found;
}

describe("ingest(dataset)", () => {
  it("orders artists by listeners, then name, and users by artists, then id", async () => {
    const result = await ingestLines(
      row(BEN, "Zed", 1),
      row(BEN, "Abba", 2),
      row(ANN, "Zed", 3),
      row(CAT, "Beck", 4),
      row(CAT, "Zed", 5),
      row(CAT, "Abba", 6),
    );
    expect(result.artists.map(({ name, listeners }) => [name, listeners])).toEqual([
      ["Zed", 3],
      ["Abba", 2],
      ["Beck", 1],
    ]);
    expect([...result.userArtists.indptr]).toEqual([0, 3, 5, 6]);
    expect([...result.userArtists.indices]).toEqual([0, 1, 2, 0, 1, 0]);
    expect([...result.userArtists.data]).toEqual([5, 6, 4, 1, 2, 3]);
  });

  it("adds up the plays of a (user, artist) pair that appears in several rows", async () => {
    const result = await ingestLines(row(ANN, "Beck", 10), row(BEN, "Beck", 1), row(ANN, "Beck", 32));
    expect(playsByArtist(result)).toEqual({ Beck: [42, 1] });
    expect(result.rows).toMatchObject({ read: 3, kept: 3, duplicatesAdded: 1 });
    expect(result.artists[0]).toMatchObject({ listeners: 2, plays: 43, median_plays: 21.5 });
  });

  it("treats quotes as ordinary characters and keeps artists called NA, null and None", async () => {
    const names = ['"Weird Al" Yankovic', '"', "NA", "null", "None", "\\N", "# hash", "nan"];
    const result = await ingestLines(...names.map((name) => row(ANN, name, 1)));
    expect(result.artists.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(result.rows.rejected).toEqual([]);
  });

  it("merges spellings that differ in case, Unicode form and blanks under the most used one", async () => {
    const result = await ingestLines(
      row(ANN, "björk", 1),
      row(BEN, "Björk", 2),
      row(CAT, "  Bjo\u0308rk\u00a0", 4),
      row(ANN, "Sigur  Rós", 8),
    );
    expect(result.artists.map(({ name, plays }) => [name, plays])).toEqual([
      ["Björk", 7],
      ["Sigur Rós", 8],
    ]);
    expect(result.artists[0]?.other_names).toEqual(["björk"]);
    expect(result.identities).toEqual({ found: 4, merged: 2, withoutListeners: 0 });
  });

  it("removes everything invisible from a name except the joiners that scripts and emoji need", async () => {
    const result = await ingestLines(
      row(ANN, "\u202eevil\u202c", 1),
      row(BEN, "\ufeffevil\u{E0041}\u200b", 2),
      row(CAT, "\u200b", 3),
      row(ANN, "می\u200cخواهم", 4),
    );
    expect(playsByArtist(result)).toEqual({ evil: [1, 2], "می\u200cخواهم": [4] });
    expect(result.rows.rejected).toMatchObject([{ reason: "no-artist", rows: 1 }]);
  });

  it("keeps every MBID of a name, most used first, and accepts a missing one", async () => {
    const result = await ingestLines(
      row(ANN, "Nirvana", 1, MBID_2),
      row(BEN, "Nirvana", 1, MBID_1),
      row(CAT, "Nirvana", 1, MBID_1.toUpperCase()),
      row(ANN, "Beck", 1),
      row(BEN, "Beck", 1, "no mbid"),
    );
    expect(result.artists.map(({ name, mbids }) => [name, mbids])).toEqual([
      ["Nirvana", [MBID_1, MBID_2]],
      ["Beck", []],
    ]);
    expect(result.rows).toMatchObject({ kept: 5, withoutMbid: 2 });
  });

  it("counts each row it cannot keep under one reason, with its line and text", async () => {
    const result = await ingestLines(
      row(ANN, "Beck", 1), // 1
      "", // 2
      `${ANN}\t\tBeck`, // 3
      `${ANN}\t\tBeck\t5\textra`, // 4
      row("", "Beck", 5), // 5
      row("sep 20, 2008", "Beck", 5), // 6
      row(ANN, "", 5), // 7
      row(ANN, " \u00a0", 5), // 8
      row(ANN, "Beck", "1.5"), // 9
      row(ANN, "Beck", "0"), // 10
      row(ANN, "Beck", "-3"), // 11
      row(ANN, "Beck", "1e3"), // 12
      row(ANN, "Beck", ""), // 13
      row(ANN, "Beck", "99999999999"), // 14
      row(BEN, "Beck", " 7 "), // 15
    );
    const byReason = Object.fromEntries(
      result.rows.rejected.map(({ reason, rows, examples }) => [reason, [rows, examples.map(({ line }) => line)]]),
    );
    expect(byReason).toEqual({
      "plays-not-a-positive-integer": [6, [9, 10, 11]],
      "wrong-column-count": [2, [3, 4]],
      "no-artist": [2, [7, 8]],
      "blank-line": [1, [2]],
      "no-user": [1, [5]],
      "impossible-user-id": [1, [6]],
    });
    expect(result.rows.read).toBe(15);
    expect(result.rows.kept).toBe(2);
    expect(result.rows.rejected.flatMap(({ examples }) => examples).find(({ line }) => line === 6)).toEqual({
      file: "listens.tsv",
      line: 6,
      text: "sep 20, 2008⇥⇥Beck⇥5",
    });
    expect(playsByArtist(result)).toEqual({ Beck: [1, 7] });
  });

  it("reads carriage returns, NULs and a missing last line feed as debris, and rejects what is not UTF-8", async () => {
    const result = await ingestBytes(
      Buffer.concat([
        Buffer.from(`${row(ANN, "car\rriage", 1)}\n${row(ANN, "Windows", 2)}\r\n${row(ANN, "nu\0l", 3)}\n`),
        Buffer.from(`${ANN}\t\tlat`),
        Buffer.from([0xed, 0x31]),
        Buffer.from(`\t4\n${row(ANN, "no line feed", 5)}`),
      ]),
    );
    expect(playsByArtist(result)).toEqual({ "car riage": [1], Windows: [2], "nu l": [3], "no line feed": [5] });
    expect(result.rows.rejected).toMatchObject([{ reason: "not-utf-8", rows: 1, examples: [{ line: 4 }] }]);
    expect(result.rows.read).toBe(5);
  });

  it("reads gzip like plain text and gives the checksum of the compressed file", async () => {
    const bytes = gzipSync(`${row(ANN, "Beck", 1)}\n${row(BEN, "car\rriage", 2)}\n`);
    const result = await ingestBytes(bytes, "listens.tsv.gz");
    expect(playsByArtist(result)).toEqual({ Beck: [1], "car riage": [2] });
    expect(result.files).toMatchObject([{ name: "listens.tsv.gz", sizeBytes: bytes.length }]);
  });

  it("names the file if the gzip stream ends early or is invalid", async () => {
    const whole = gzipSync(Array.from({ length: 2000 }, (_, at) => row(ANN, `artist ${at * 7919}`, at + 1)).join("\n"));
    await expect(ingestBytes(whole.subarray(0, whole.length - 100), "cut.tsv.gz")).rejects.toThrow(
      /cut\.tsv\.gz: the gzip stream ends early/,
    );
    await expect(ingestBytes(Buffer.from("plain"), "plain.tsv.gz")).rejects.toThrow(/plain\.tsv\.gz: not a valid gzip/);
  });

  it("refuses a file in which no row is usable, with the reasons", async () => {
    await expect(ingestLines("one column")).rejects.toThrow(OperatorError);
    await expect(ingestLines("one column")).rejects.toThrow(/none of 1 rows can be used \(1 × the line has too few/);
    await expect(ingestBytes(Buffer.alloc(0))).rejects.toThrow(/none of 0 rows can be used \(no rows at all\)/);
  });

  it("finds the right line of an example after many lines without a row", async () => {
    const lines: string[] = [];
    for (let at = 1; at <= 5000; at++) lines.push(at % 7 === 0 ? "" : at % 11 === 0 ? "short" : row(ANN, `a${at}`, at));
    lines[4990] = row(ANN, "late", "no number");
    const { rows } = await ingestLines(...lines);
    expect(rows.rejected.find(({ reason }) => reason === "plays-not-a-positive-integer")?.examples).toMatchObject([
      { line: 4991 },
    ]);
    expect(rows.read).toBe(5000);
  });
});

describe("ingest(file:<large table>)", () => {
  async function ingestCsv(text: string, name = "mine.csv"): Promise<Ingested> {
    const workDir = await temporaryFolder();
    const file = path.join(workDir, name);
    await writeFile(file, name.endsWith(".gz") ? gzipSync(text) : text);
    const dataset = { ...(await fileSource(file).locate({ datasetsDir: workDir, workDir })), ...(await asBig(file)) };
    return ingest({ ...dataset, listening: undefined }, { memory: "1GB", threads: 2, workDir });
  }

  /** The file as the database reads it, however small it is. */
  async function asBig(file: string) {
    const table = await bigTable(file, { plain: 0, packed: 0 });
    if (table === null) throw new Error(`${file} is not a table of user, artist and plays`);
    return table;
  }

  it("takes columns in any order, quoted as d3-dsv writes them", async () => {
    const result = await ingestCsv('plays,artist,user\r\n3,"Crosby, Stills ""&"" Nash",u1\r\n4,"two\nlines",u2\r\n');
    expect(playsByArtist(result)).toEqual({ 'Crosby, Stills "&" Nash': [3], "two lines": [4] });
  });

  it("reads tabs in .tsv, gzip in .gz, an mbid column and further columns", async () => {
    const text = `User\tArtist\tPlays\tMBID\tcountry\nu1\tBeck\t3\t${MBID_1}\tUS\n`;
    const result = await ingestCsv(text, "mine.tsv.gz");
    expect(result.artists).toMatchObject([{ name: "Beck", mbids: [MBID_1] }]);
  });

  it("reads a file that mixes both kinds of line end", async () => {
    const result = await ingestCsv('user,artist,plays\r\nu1,Beck,3\nu2,"Low",4\r\nu3,"a\rb",5\n');
    expect(playsByArtist(result)).toEqual({ Beck: [3], Low: [4], "a b": [5] });
  });

  it("reads the named file, not one that its name would match as a pattern", async () => {
    const workDir = await temporaryFolder();
    const file = path.join(workDir, "songs[1]*.csv");
    await writeFile(path.join(workDir, "songs1.csv"), "user,artist,plays\nu1,Other,1\n");
    await writeFile(file, "user,artist,plays\nu1,Named,1\n");
    const dataset = { ...(await fileSource(file).locate({ datasetsDir: workDir, workDir })), ...(await asBig(file)) };
    const result = await ingest({ ...dataset, listening: undefined }, { memory: "1GB", threads: 2, workDir });
    expect(playsByArtist(result)).toEqual({ Named: [1] });
  });

  it("counts rows with broken quoting instead of swallowing what follows", async () => {
    const { rows } = await ingestCsv('user,artist,plays\nu1,"bad"x,3\nu1,Beck,4\n');
    expect(rows).toMatchObject({ read: 2, kept: 1, rejected: [{ reason: "broken-quoting", rows: 1 }] });
  });

  const long = "x".repeat(2_500_000);
  const nuls = "\0".repeat(2_500_000);
  it.each([
    ["in the middle", `u1,${long},3\nu1,Low,1\n`, 2, [3]],
    ["in the middle, quoted", `u1,"${long}",3\nu1,Low,1\n`, 2, [3]],
    ["at the end, without a line end", `u1,Low,1\nu1,${long},3`, 2, [4]],
    ["of NULs", `${nuls}\nu1,Low,1\n${nuls}`, 3, [3, 5]],
    ["that goes on in a quoted field", `u1,"${long}\nrest",3\nu1,Low,1\n`, 2, [3]],
  ])("counts a line of more than 2 MB %s, and reads what follows", async (_where, text, more, lines) => {
    for (const name of ["mine.csv", "mine.csv.gz"]) {
      const { rows, ...result } = await ingestCsv(`user,artist,plays\nu1,Beck,4\n${text}`, name);
      expect(playsByArtist({ rows, ...result })).toEqual({ Beck: [4], Low: [1] });
      expect(rows).toMatchObject({ read: more + 1, kept: 2, rejected: [{ reason: "line-too-long" }] });
      expect(rows.rejected[0]?.examples.map(({ line }) => line)).toEqual(lines);
    }
  });

  it("counts a row that ends in a line of more than 2 MB, and reads what follows", async () => {
    const { rows, ...result } = await ingestCsv(`user,artist,plays\nu1,Beck,4\nu1,"a\n${long}",3\nu1,Low,1\n`);
    expect(playsByArtist({ rows, ...result })).toEqual({ Beck: [4], Low: [1] });
    expect(rows).toMatchObject({ read: 3, kept: 2, rejected: [{ reason: "broken-quoting", rows: 1 }] });
  });

  it("counts a row of more than 2 MB in many lines, whose text the reader does not report", async () => {
    const { rows } = await ingestCsv(`user,artist,plays\nu1,Beck,4\nu1,"${"line\n".repeat(500_000)}",3\nu1,Low,1\n`);
    expect(rows).toMatchObject({ read: 3, kept: 2, rejected: [{ reason: "line-too-long", rows: 1 }] });
  });

  it("reads a file whose name has the maximum length, or contains characters special to SQL or a terminal", async () => {
    for (const name of [`${"n".repeat(251)}.csv`, "a'\n\u202Eb.csv"]) {
      const { rows } = await ingestCsv("user,artist,plays\r\nu1,Beck,3\r\n", name);
      expect(rows.kept).toBe(1);
    }
  });
});
