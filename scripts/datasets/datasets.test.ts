import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import * as tar from "tar";
import { describe, expect, it } from "vitest";
import { OperatorError } from "../cli/operator-error.ts";
import { ingest } from "../pipeline/ingest/ingest.ts";
import type { Ingested } from "../pipeline/ingest/ingested.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { findDataset } from "./find.ts";

/** Invented listeners and ids in the HetRec files' own dialect. */
const ARTISTS = [
  "1\tMALICE MIZER\thttp://www.last.fm/music/MALICE+MIZER\tpicture",
  "2\t????\thttp://www.last.fm/music/%D0%9A%D0%B8%D0%BD%D0%BE\tpicture",
  "3\t??? & ???\thttp://www.last.fm/music/%25D0%259A%25D0%25B8%2B%2526%2B%25D0%25BD%25D0%25BE\tpicture",
  "4\tHakan Ye?ilyurt\thttp://www.last.fm/music/+noredirect/Hakan+Ye%C5%9Filyurt\t",
  "5\tTherapy?\thttp://www.last.fm/music/Therapy%3F\tpicture",
  '6\t"Weird Al" Yankovic\thttp://www.last.fm/music/%22Weird+Al%22+Yankovic\tpicture',
  "7\tкино\thttp://www.last.fm/music/%D0%BA%D0%B8%D0%BD%D0%BE\tpicture",
  "8\tNobody Plays This\thttp://www.last.fm/music/Nobody\tpicture",
].join("\n");
const LISTENS = [
  "//userID\tartistID\tweight",
  "2\t1\t13883",
  "2\t2\t10",
  "3\t2\t20",
  "3\t7\t5",
  "3\t3\t1",
  "3\t4\t1",
  "4\t5\t1",
  "4\t6\t1",
  "4\t99\t1",
  "x\t1\t1",
].join("\n");

async function ingestDataset(id: string, datasetsDir: string): Promise<Ingested> {
  const workDir = await temporaryFolder();
  const dataset = await findDataset(id).locate({ datasetsDir, workDir });
  return ingest(dataset, { memory: "1GB", threads: 2, workDir });
}

async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

describe("lastfm-2k", () => {
  it("repairs names from the page address, joins ids and accounts for every row and artist", async () => {
    const folder = await folderWith({ "lastfm-2k/user_artists.dat": LISTENS, "lastfm-2k/artists.dat": ARTISTS });
    const result = await ingestDataset("lastfm-2k", folder);
    expect(result.artists.map(({ name }) => name)).toEqual([
      "Кино",
      '"Weird Al" Yankovic',
      "Hakan Yeşilyurt",
      "MALICE MIZER",
      "Therapy?",
      "Ки & но",
    ]);
    expect(result.artists[0]).toMatchObject({ plays: 35, listeners: 2, other_names: ["кино"] });
    expect(result.identities).toEqual({ found: 8, merged: 1, withoutListeners: 1 });
    expect(result.rows).toMatchObject({ read: 10, kept: 8, duplicatesAdded: 1 });
    expect(result.rows.rejected.map(({ reason, rows, examples }) => [reason, rows, examples[0]?.line])).toEqual([
      ["impossible-user-id", 1, 11],
      ["unknown-artist-id", 1, 10],
    ]);
  });

  it("reads the downloaded zip the same as the folder", async () => {
    const files = { "lastfm-2k/user_artists.dat": LISTENS, "lastfm-2k/artists.dat": ARTISTS };
    const zip = zipSync({
      "readme.txt": strToU8("not needed"),
      "user_artists.dat": strToU8(LISTENS),
      "artists.dat": strToU8(ARTISTS),
    });
    const fromFolder = await ingestDataset("lastfm-2k", await folderWith(files));
    const fromZip = await ingestDataset("lastfm-2k", await folderWith({ "hetrec2011-lastfm-2k.zip": zip }));
    expect(fromZip).toEqual(fromFolder);
  });

  it("has tags if both of their files are there, in the folder or the zip, and otherwise says what is missing", async () => {
    const files = { "user_artists.dat": LISTENS, "artists.dat": ARTISTS };
    const tagged = { ...files, "tags.dat": "tagID\ttagValue\n", "user_taggedartists.dat": "userID\n" };
    const inFolder = (all: object) =>
      folderWith(Object.fromEntries(Object.entries(all).map(([name, text]) => [`lastfm-2k/${name}`, text])));
    const inZip = (all: object) =>
      folderWith({
        "hetrec2011-lastfm-2k.zip": zipSync(
          Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])),
        ),
      });
    for (const place of [inFolder, inZip]) {
      const locate = async (all: object) =>
        (await findDataset("lastfm-2k").locate({ datasetsDir: await place(all), workDir: await temporaryFolder() }))
          .tags;
      expect(await locate(tagged)).toMatchObject({ weights: "people", licence: "Non-commercial use" });
      for (const all of [files, { ...files, "tags.dat": "tagID\ttagValue\n" }]) {
        expect(await locate(all)).toEqual({
          missing: "lastfm-2k has tags in tags.dat and user_taggedartists.dat: put them beside user_artists.dat.",
        });
      }
    }
  });

  it("refuses a list of artists with a broken line, naming file and line", async () => {
    const folder = await folderWith({
      "lastfm-2k/user_artists.dat": LISTENS,
      "lastfm-2k/artists.dat": `${ARTISTS}\n9\tcut`,
    });
    await expect(ingestDataset("lastfm-2k", folder)).rejects.toThrow(
      /artists\.dat: line 9: found "9⇥cut", expected 4 columns \(id, name, url, pictureURL\)/,
    );
  });

  it("refuses a zip that is cut short or lacks a file", async () => {
    const zip = zipSync({ "user_artists.dat": strToU8(LISTENS) });
    await expect(ingestDataset("lastfm-2k", await folderWith({ "hetrec2011-lastfm-2k.zip": zip }))).rejects.toThrow(
      /hetrec2011-lastfm-2k\.zip: no artists\.dat inside/,
    );
    const cut = await folderWith({ "hetrec2011-lastfm-2k.zip": zip.subarray(0, zip.length - 30) });
    await expect(ingestDataset("lastfm-2k", cut)).rejects.toThrow(/cannot be unpacked \(.+\); download it again/);
  });
});

describe("lastfm-1k", () => {
  it("counts listens to plays, straight out of the tar.gz, whatever their times and tracks are", async () => {
    const tsv = "userid-timestamp-artid-artname-traid-traname.tsv";
    const mbid = "f1b1cf71-bd35-4e99-8624-24a6e15f133a";
    const listens = [
      `user_000001\t2009-05-04T23:08:57Z\t${mbid}\tDeep Dish\t\tFuck Me Im Famous (Pacha Ibiza)-09-28-2007`,
      'user_000001\t2009-05-04T13:54:10Z\t\tdeep dish\t\tComposition 0919 "Live"',
      "user_000002\t\t\tDeep Dish\t\t",
      "user_000002\t2009-05-04T13:52:04Z\t\t\t\tno artist",
      "sep 20, 2008\t2009-05-04T13:52:04Z\t\tAir\t\tX",
      "user_000002\t2009-05-04T13:52:04Z\tDeep Dish\tX",
    ];
    const source = await folderWith({ [`lastfm-dataset-1K/${tsv}`]: `${listens.join("\n")}\n` });
    const datasetsDir = await temporaryFolder();
    await tar.create({ file: path.join(datasetsDir, "lastfm-dataset-1K.tar.gz"), cwd: source, gzip: true }, [
      "lastfm-dataset-1K",
    ]);
    const { artists, rows, interactions } = await ingestDataset("lastfm-1k", datasetsDir);
    expect(artists).toMatchObject([{ name: "Deep Dish", listeners: 2, plays: 3, mbids: [mbid] }]);
    expect(interactions).toBe(2);
    expect(rows).toMatchObject({ read: 6, kept: 3, duplicatesAdded: 1 });
    expect(rows.rejected.map(({ reason, examples }) => [reason, examples[0]?.line])).toEqual([
      ["impossible-user-id", 5],
      ["no-artist", 4],
      ["wrong-column-count", 6],
    ]);
  });
});

describe("lastfm-360k", () => {
  const TSV = "usersha1-artmbid-artname-plays.tsv";
  const rows = `${"a".repeat(40)}\t\tbetty blowtorch\t2137\n${"b".repeat(40)}\t\tbetty blowtorch\t3\n`;

  it("reads the tar.gz as it is downloaded", async () => {
    const source = await folderWith({ [`lastfm-dataset-360K/${TSV}`]: rows, "lastfm-dataset-360K/README.txt": "no" });
    const datasetsDir = await temporaryFolder();
    const file = path.join(datasetsDir, "lastfm-dataset-360K.tar.gz");
    await tar.create({ file, cwd: source, gzip: true }, ["lastfm-dataset-360K"]);
    const result = await ingestDataset("lastfm-360k", datasetsDir);
    expect(result.artists).toMatchObject([{ name: "betty blowtorch", listeners: 2, plays: 2140 }]);
    expect(result.files[0]?.name).toBe(TSV);
    expect(await readdir(datasetsDir)).toEqual(["lastfm-dataset-360K.tar.gz"]);
  });

  it("names an archive that lacks the listens, and one that is cut short within its text", async () => {
    const source = await folderWith({ "lastfm-dataset-360K/README.txt": "no", [TSV]: rows.repeat(5_000) });
    const datasetsDir = await temporaryFolder();
    const file = path.join(datasetsDir, "lastfm-dataset-360K.tar.gz");
    await tar.create({ file, cwd: source, gzip: true }, ["lastfm-dataset-360K"]);
    await expect(ingestDataset("lastfm-360k", datasetsDir)).rejects.toThrow(
      `${file}: no ${TSV} inside, found other files only`,
    );
    // The gzip stream is whole here, the archive within it is not.
    await tar.create({ file: `${file}.tar`, cwd: source }, [TSV]);
    await writeFile(file, gzipSync((await readFile(`${file}.tar`)).subarray(0, 300_000)));
    await expect(ingestDataset("lastfm-360k", datasetsDir)).rejects.toThrow(
      /lastfm-dataset-360K\.tar\.gz: cannot be unpacked \(.+\); download it again/,
    );
  });

  it("names an archive that is cut short", async () => {
    const folder = await folderWith({ "lastfm-dataset-360K.tar.gz": Buffer.from("1f8b0800", "hex") });
    await expect(ingestDataset("lastfm-360k", folder)).rejects.toThrow(
      /lastfm-dataset-360K\.tar\.gz: the gzip stream ends early; download it again/,
    );
  });
});

describe("file:<path>", () => {
  const locate = async (name: string, content: string | Uint8Array) => {
    const folder = await folderWith({ [name]: content });
    return findDataset(`file:${path.join(folder, name)}`).locate({ datasetsDir: folder, workDir: folder });
  };

  it("reads a table whose other columns have no name, the same name, or a name special to SQL", async () => {
    const folder = await folderWith({
      "frame.csv": ',user,artist,plays,,reason,"a""b"\n0,ann,Björk,120,,x,y\n1,ben,,14,,x,y\n',
    });
    const { artists, rows } = await ingestDataset(`file:${path.join(folder, "frame.csv")}`, folder);
    expect(artists).toMatchObject([{ name: "Björk", listeners: 1, plays: 120 }]);
    expect(rows.rejected).toMatchObject([{ reason: "no-artist", rows: 1, examples: [{ line: 3 }] }]);
  });

  it("finds the columns of a header after a byte order mark, before any line end", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const folder = await folderWith({ "plays.csv": `\uFEFFPlays, user ,"Artist",MBID${end}3,ann,Björk,${end}` });
      const { artists, users } = await ingestDataset(`file:${path.join(folder, "plays.csv")}`, folder);
      expect([users, artists.map(({ name, plays }) => [name, plays])]).toEqual([1, [["Björk", 3]]]);
    }
  });

  it.each([
    [
      "cut.csv.gz",
      gzipSync(strToU8("user,artist,plays\n")).subarray(0, 12),
      /cut\.csv\.gz: the gzip stream ends early/,
    ],
    ["header.csv", "user,artist,plays\n", /header\.csv: none of 0 rows can be used \(no rows at all\)/],
    ["folder/inside.csv", "", /inside\.csv: the file is empty/],
    ["twice.csv", "user,plays,artist,plays\nu,1,a,2\n", /twice\.csv: column "plays" appears twice/],
    [
      "other.csv",
      "user/artist/plays\n",
      /other\.csv: line 1: found columns user\/artist\/plays.+missing: artist, plays/,
    ],
    ["numbers.dat", "userID\tartistID\tweight\n2\t51\t13\n", /numbers\.dat: it names artists by number.+lastfm-2k/],
  ])("refuses %s in one line that names the file", async (name, content, message) => {
    const located = locate(name, content);
    await expect(located).rejects.toThrow(OperatorError);
    await expect(located).rejects.toThrow(message);
  });

  it("reads a text that is only called .gz", async () => {
    const folder = await folderWith({ "text.csv.gz": "user,artist,plays\nann,Björk,3\n" });
    expect((await ingestDataset(`file:${path.join(folder, "text.csv.gz")}`, folder)).rows.kept).toBe(1);
  });

  it("refuses a folder that holds nothing it can read", async () => {
    const folder = await folderWith({ "notes.txt": "" });
    const located = findDataset(`file:${folder}`).locate({ datasetsDir: folder, workDir: folder });
    await expect(located).rejects.toThrow(/notes\.txt: the file is empty/);
  });
});

describe("findDataset(id)", () => {
  it("says what to download, from where and under which licence if a dataset is missing", async () => {
    const datasetsDir = await temporaryFolder();
    const missing = findDataset("lastfm-2k").locate({ datasetsDir, workDir: datasetsDir });
    await expect(missing).rejects.toThrow(OperatorError);
    await expect(missing).rejects.toThrow(
      /Download hetrec2011-lastfm-2k\.zip \(2\.6 MB\) from https:[\s\S]+Licence: Non-commercial use/,
    );
  });

  it("names the variable and lists the known datasets if the id is unknown", () => {
    expect(() => findDataset("file:")).toThrow(/^--dataset \(or DATASET\) is "file:", expected demo, /);
    expect(() => findDataset("lastfm")).toThrow(
      '--dataset (or DATASET) is "lastfm", expected demo, lastfm-360k, lastfm-2k, lastfm-1k, sample, lastfm-360k-shape, listenbrainz:<user or file> or file:<path>',
    );
  });
});
