import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { tagsOf } from "../../../lib/tags/rank-tags.ts";
import { OperatorError } from "../../cli/operator-error.ts";
import { findDataset } from "../../datasets/find.ts";
import { tagTable } from "../../datasets/tag-table.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import type { ArtistRecord } from "../ingest/ingested.ts";
import { readTags } from "./read-tags.ts";

const MBID = "f1b1cf71-bd35-4e99-8624-24a6e15f133a";
const artist = (name: string, others: Partial<ArtistRecord> = {}): ArtistRecord => ({
  name,
  listeners: 3,
  plays: 9,
  median_plays: 3,
  other_names: [],
  mbids: [],
  ...others,
});
const ARTISTS = [
  artist("Björk", { mbids: [MBID] }),
  artist("Sigur Rós", { other_names: ["SIGUR RÓS"] }),
  artist("Air"),
];

/** Reads a table of tags. @returns the tags of each artist with people, and what the operator was told */
async function read(content: string | Uint8Array, name = "tags.csv", artists = ARTISTS) {
  const folder = await temporaryFolder();
  const file = path.join(folder, name);
  await writeFile(file, content);
  const lines: string[] = [];
  const ranked = await readTags(await tagTable(file, false), artists, {
    memory: "500MB",
    threads: 1,
    workDir: folder,
    onLine: (line) => lines.push(line.replace(folder, "")),
  });
  const tags = artists.map((_, index) =>
    Array.from(tagsOf(ranked, index), (tag, place) => {
      const people = ranked.people[index * ranked.perArtist + place];
      return people ? `${ranked.names[tag]} ${people}` : ranked.names[tag];
    }),
  );
  return { tags, lines };
}

describe("readTags(source, artists, options)", () => {
  it("finds artists as ingest does, by name in any case, or else by MBID", async () => {
    const rows = ["BJÖRK,,pop,4", `The Icelander,${MBID.toUpperCase()},electronic,3`, " sigur  rós ,,post-rock,5"];
    const { tags, lines } = await read(["artist,mbid,tag,count", ...rows].join("\n"));
    expect(tags).toEqual([["pop 4", "electronic 3"], ["post-rock 5"], []]);
    expect(lines).toEqual([]);
  });

  it.each([
    ["tags.tsv", "Tag\tArtist Name\tPeople\npop\tBjörk\t4\n"],
    ["tags.csv", '"artist";"tag";"count"\r\n"Björk";"pop";"4"\r\n'],
    ["tags.csv.gz", gzipSync("artist,tag,count\nBjörk,pop,4\n")],
  ])("reads %s", async (name, content) => {
    expect((await read(content, name)).tags[0]).toEqual(["pop 4"]);
  });

  it("counts each user once, and takes weights, or the rows' own number, as an order without people", async () => {
    const users = "user,artist,tag\nann,Björk,pop\nann,Björk,Pop\nben,Björk,pop\n";
    expect((await read(users)).tags[0]).toEqual(["pop 2"]);
    expect((await read("artist,tag,weight\nBjörk,pop,0.2\nBjörk,trip-hop,0.8\n")).tags[0]).toEqual(["trip-hop", "pop"]);
    expect((await read("artist,tag\nBjörk,trip-hop\nBjörk,pop\nBjörk,pop\n")).tags[0]).toEqual(["pop", "trip-hop"]);
  });

  it("reports rows of unknown artists, and rows that cannot be used, in a line each", async () => {
    const rows = ["Björk,pop,4", "Nobody,jazz,2", "Björk,,3", "Air,ambient,many", "Air,ambient,0", "Air"];
    const { tags, lines } = await read(["artist,tag,count", ...rows].join("\n"));
    expect(tags).toEqual([["pop 4"], [], []]);
    expect(lines).toEqual([
      '/tags.csv: 4 rows cannot be used, first line 4: no tag in "Björk, 3"; expected an artist, a tag and a whole number of people above 0.',
      'Tags: 1 of 2 rows name none of the 3 artists with a page, such as "Nobody".',
    ]);
  });

  it.each([
    ["artist,tag,count\nBjörk,pop,-1\n", /: line 2: weight "-1" in "Björk, pop, -1"; expected .+ No row can be used\./],
    ["artist,tag\n", /: line 1: no rows, only a header/],
    ["", /: line 1: the file is empty, expected a header with artist or mbid, tag/],
    ["artist,plays\nBjörk,3\n", /: line 1: found columns \["artist","plays"\], .+ missing: tag$/],
    ["tag,count\npop,3\n", /missing: artist or mbid$/],
    ["artist,tag,Tag\nBjörk,pop,rock\n", /: line 1: column "tag" appears twice/],
  ])("refuses %j in one sentence", async (content, message) => {
    const refusal = await read(content).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(OperatorError);
    expect(String(refusal)).toMatch(message);
    expect(String(refusal)).not.toContain("\n");
  });

  it("holds a packed table to the limit of unpacked bytes", async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, "tags.csv.gz");
    await writeFile(file, gzipSync(`artist,tag\n${"Björk,pop\n".repeat(100_000)}`));
    const options = { memory: "500MB", threads: 1, workDir: folder, maxUnpackedBytes: 1000, onLine: () => {} };
    await expect(readTags(await tagTable(file, false), ARTISTS, options)).rejects.toThrow(/unpacks to more than 1 kB/);
  });

  it("reads the tags of lastfm-2k, which are in Latin-1, by the ids of artists", async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, "lastfm-2k"));
    const files = {
      "user_artists.dat": "userID\tartistID\tweight\n2\t1\t3\n",
      "artists.dat": "1\tAir\thttp://www.last.fm/music/Air\t\n2\t????\thttp://www.last.fm/music/Sigur+R%C3%B3s\t\n",
      "tags.dat": Buffer.from("tagID\ttagValue\n1\ttropicália\n2\tchill out\n3\tseen live\n", "latin1"),
      "user_taggedartists.dat":
        "userID\tartistID\ttagID\tday\tmonth\tyear\n2\t1\t1\t1\t4\t2009\n3\t1\t1\t1\t4\t2009\n3\t2\t2\t1\t4\t2009\n3\t9\t2\t1\t4\t2009\n3\t2\t3\t1\t4\t2009\n",
    };
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, "lastfm-2k", name), content);
    const { tags } = await findDataset("lastfm-2k").locate({ datasetsDir: folder, workDir: folder });
    if (tags === undefined || "missing" in tags) throw new Error("no tags");
    const lines: string[] = [];
    const options = { memory: "500MB", threads: 1, workDir: folder, onLine: (line: string) => lines.push(line) };
    const ranked = await readTags(tags, ARTISTS, options);
    expect(ARTISTS.map((_, index) => Array.from(tagsOf(ranked, index), (tag) => ranked.names[tag]))).toEqual([
      [],
      ["chill out"],
      ["tropicália"],
    ]);
    expect(lines).toEqual(["Tags: 1 of 5 rows name none of the 3 artists with a page."]);
  });
});
