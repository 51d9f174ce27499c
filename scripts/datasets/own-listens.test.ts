import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { ingest } from "../pipeline/ingest/ingest.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { findDataset } from "./find.ts";

const MBID = "87c5dedd-371d-4a53-9f7f-80522fb7f3cb";

async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

async function ingestDataset(id: string, datasetsDir = "") {
  const workDir = await temporaryFolder();
  const dataset = await findDataset(id).locate({ datasetsDir, workDir });
  return { dataset, ...(await ingest(dataset, { memory: "1GB", threads: 2, workDir })) };
}

/** "Björk: 2 listeners, 5 plays", most listened to first. */
const audiences = ({ artists }: { artists: { name: string; listeners: number; plays: number }[] }) =>
  artists.map(({ name, listeners, plays }) => `${name}: ${listeners} listeners, ${plays} plays`);

let lastTime = 1_700_000_000;

/** Each at another time: the same second would be the same play. */
const listen = (artist: string, more: object = {}) => {
  lastTime += 300;
  return JSON.stringify({ listened_at: lastTime, track_metadata: { artist_name: artist, track_name: "x", ...more } });
};

describe("file:<export>", () => {
  it.each([
    [
      "a Last.fm CSV with times, ids and quotes",
      "recenttracks-ann-1700000000.csv",
      `uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\n"1","17 Aug 2026, 12:14","Björk","${MBID}","","","a ""b""",""\n"2","17 Aug 2026, 12:10","Björk","","","","c",""\n`,
    ],
    [
      "a Last.fm CSV without a header",
      "ann.csv",
      '"Björk","Post","Hyperballad","06 Sep 2026 14:23"\nBjörk,,Army of Me,"06 Sep 2026, 14:20"\n',
    ],
    [
      "a CSV of lastfmstats.com",
      "lastfmstats-ann.csv",
      '\uFEFFArtist;Album;AlbumId;Track;Date#ann\nBjörk;"Post";;Hyperballad;1700000000000\nBjörk;;;"a; b";1700000000001\n',
    ],
    ["JSON lines of ListenBrainz", "ann.jsonl", `${listen("Björk")}\n${listen("Björk")}\n`],
    ["the same, packed", "ann.jsonl.gz", gzipSync(`${listen("Björk")}\n${listen("Björk")}\n`)],
    ["a list in JSON", "ann.json", `[${listen("Björk")},\n${listen("Björk")}]`],
    ["NDJSON with the artist at its top", "ann.ndjson", '{"artist":"Björk","track":"a"}\n{"artist":"Björk"}\n'],
  ])("counts the rows of %s as plays", async (_kind, name, content) => {
    const folder = await folderWith({ [name]: content });
    const { dataset, files, rows, ...result } = await ingestDataset(`file:${path.join(folder, name)}`);
    expect(audiences(result)).toEqual(["Björk: 1 listeners, 2 plays"]);
    expect(rows).toMatchObject({ read: 2, kept: 2, rejected: [] });
    // The listener's name is not published.
    expect(JSON.stringify([dataset.description, files])).not.toContain("ann");
  });

  it("makes one dataset from a folder of exports of every kind, and says where each rejected row is", async () => {
    const folder = await folderWith({
      "ann.jsonl": `${listen("Björk")}\n{"listened_at":\n\n${listen("Air")}\n`,
      "ben.csv": "artist,date\nBjörk,06 Sep 2026 14:23\n,06 Sep 2026 14:22\nbjörk,06 Sep 2026 14:21\n",
      "table.tsv": "plays\tuser\tartist\n7\tcyd\tBjörk\n0\tcyd\tAir\n3\tann\tBjörk\n",
      "notes.txt": "not read",
    });
    const { files, rows, users, ...result } = await ingestDataset(`file:${folder}`);
    expect(audiences(result)).toEqual(["Björk: 3 listeners, 13 plays", "Air: 1 listeners, 1 plays"]);
    expect(users).toBe(3);
    expect(files.map(({ name }) => name)).toEqual(["listens"]);
    // A blank line is no row.
    expect(rows).toMatchObject({ read: 9, kept: 6 });
    expect(
      rows.rejected.map(({ reason, rows: count, examples }) => [
        reason,
        count,
        examples.map(({ file, line }) => `${file}:${line}`).join(" "),
      ]),
    ).toEqual([
      ["no-artist", 1, "ben.csv:3"],
      ["not-json", 1, "ann.jsonl:2"],
      ["plays-not-a-positive-integer", 1, "table.tsv:3"],
    ]);
  });

  it("counts a listen of several artists for the first one that MusicBrainz credits", async () => {
    const mapping = {
      mbid_mapping: {
        artist_mbids: [MBID, "11111111-1111-4111-8111-111111111111"],
        artists: [
          { artist_credit_name: "Björk", artist_mbid: MBID, join_phrase: " feat. " },
          { artist_credit_name: "Anohni", artist_mbid: "11111111-1111-4111-8111-111111111111", join_phrase: "" },
        ],
      },
    };
    const folder = await folderWith({ "ann.jsonl": `${listen("Björk feat. Anohni", mapping)}\n${listen("Björk")}\n` });
    const { artists } = await ingestDataset(`file:${path.join(folder, "ann.jsonl")}`);
    expect(artists).toMatchObject([{ name: "Björk", plays: 2, mbids: [MBID] }]);
  });
});

describe("listenbrainz:<user or file>", () => {
  const exported = zipSync({
    "user.json": strToU8('{"user_id":1,"username":"o\u0027neil"}\n'),
    "feedback.jsonl": strToU8('{"score":1}\n'),
    "listens/2023/12.jsonl": strToU8(`${listen("Björk")}\n`),
    "listens/2024/1.jsonl": strToU8(listen("Air")),
    "listens/2024/2.jsonl": strToU8(`${listen("Air")}\n`),
  });

  it("reads an export in its downloaded form, every month of it and nothing else", async () => {
    const folder = await folderWith({ "listenbrainz_oneil_1700000000.zip": exported });
    const { dataset, rows, ...result } = await ingestDataset(
      `listenbrainz:${path.join(folder, "listenbrainz_oneil_1700000000.zip")}`,
    );
    expect(audiences(result)).toEqual(["Air: 1 listeners, 2 plays", "Björk: 1 listeners, 1 plays"].sort());
    expect(rows.read).toBe(3);
    expect(dataset.description.id).toBe("listenbrainz");
    expect(JSON.stringify(dataset.description)).not.toContain("neil");
  });

  it("says what to do if a listener's listens are missing, or an archive contains something else", async () => {
    const folder = await folderWith({ "a.zip": zipSync({ "x.txt": strToU8("x") }), "b.zip": "no zip" });
    await expect(ingestDataset("listenbrainz:ann,ben", folder)).rejects.toThrow(
      /ann\.jsonl is missing: npm run data -- --dataset listenbrainz:ann,ben downloads it\. By hand: export/,
    );
    await expect(ingestDataset(`file:${path.join(folder, "a.zip")}`)).rejects.toThrow(
      /a\.zip\/…\/x\.txt: line 1: found columns x/,
    );
    await expect(ingestDataset(`file:${path.join(folder, "b.zip")}`)).rejects.toThrow(
      /b\.zip: line 1: found columns no zip/,
    );
  });
});
