import { describe, expect, it } from "vitest";
import { listenerOf, shareOut } from "./listeners.ts";
import type { FileReport } from "./reading.ts";

const file = (path: string, more: Partial<FileReport> = {}): FileReport => ({
  path,
  sizeBytes: 1,
  digest: path,
  format: null,
  rows: 1,
  kept: 1,
  listener: null,
  speaksForFolder: false,
  hasUsers: false,
  refusal: null,
  found: "",
  isTruncated: false,
  notes: [],
  ...more,
});

/** The listener of each file. */
function sharedOut(paths: readonly string[], rule: "auto" | "one" | "per-file" = "auto"): string[] {
  const files = paths.map((path) => file(path));
  const { names, ofFile } = shareOut({ files }, rule);
  return files.map((_, index) => names[ofFile[index] ?? -1] ?? "");
}

describe("listenerOf(path)", () => {
  it.each([
    ["/x/ann.csv", "ann"],
    ["ann.b.jsonl.gz", "ann.b"],
    ["recenttracks-ann-b-1700000000.csv", "ann-b"],
    ["recenttracks-ann-1700000000 (2).csv", "ann"],
    ["lastfmstats-ann.csv", "ann"],
    ["listenbrainz_ann_b_1700000000.zip", "ann_b"],
  ])("%s is %s's", (path, listener) => {
    expect(listenerOf(path)).toBe(listener);
  });
});

describe("shareOut(reading, rule)", () => {
  it.each([
    ["numbered parts", ["Streaming_History_Audio_2022_0.json", "Streaming_History_Audio_2023_1.json"]],
    ["older parts", ["endsong_0.json", "endsong_1.json", "endsong_10.json"]],
    ["months", ["1.jsonl", "2.jsonl", "12.jsonl"]],
    ["years of folders", ["listens/2024/12.jsonl", "listens/2025/1.jsonl"]],
    ["copies", ["scrobbles.csv", "scrobbles (1).csv", "scrobbles - Copy.csv"]],
    ["an archive and its folder", ["my_spotify_data.zip/MyData/endsong_0.json", "MyData/endsong_0.json"]],
    [
      "two parts of Takeout",
      ["takeout-20250101T000000Z-001.zip/Takeout/x.json", "takeout-20250101T000000Z-002.zip/y.json"].map((path) =>
        path.replace(/[xy]\.json/, "watch-history.json"),
      ),
    ],
    ["names of services", ["Apple Music Play Activity.csv", "watch-history.json", "ListenBrainz export.jsonl"]],
    ["a log and a library", [".scrobbler.log", "Library.xml"]],
  ])("takes %s for one listener", (_what, paths) => {
    expect(new Set(sharedOut(paths)).size).toBe(1);
  });

  it.each([
    ["files", ["ann.csv", "ben.jsonl", "cyd.jsonl"], ["ann", "ben", "cyd"]],
    ["numbered people", ["user1.csv", "user2.csv"], ["user1", "user2"]],
    ["folders", ["ann/endsong_0.json", "ann/endsong_1.json", "ben/endsong_0.json"], ["ann", "ann", "ben"]],
    ["archives", ["ann_spotify.zip/endsong_0.json", "ben spotify data.zip/endsong_0.json"], ["ann", "ben"]],
    ["years of two people", ["ann-2023.csv", "ann-2024.csv", "ben-2024.csv"], ["ann", "ann", "ben"]],
    [
      "exporters' names",
      ["recenttracks-ann-1700000000.csv", "listenbrainz_ben_1700000000.zip/listens/1.jsonl"],
      ["ann", "ben"],
    ],
  ])("tells %s apart by name", (_what, paths, listeners) => {
    expect(sharedOut(paths)).toEqual(listeners);
  });

  it("gives files that name nobody to the only listener that others name", () => {
    expect(sharedOut(["recenttracks-ann-1700000000.csv", "endsong_0.json"])).toEqual(["ann", "ann"]);
    expect(sharedOut(["ann.csv", "ben.csv", "endsong_0.json"])).toEqual(["ann", "ben", "listener"]);
  });

  it("goes by what the content says first, and by user.json for all in its folder", () => {
    const files = [
      file("a/user.json", { kept: 0, listener: "ann", speaksForFolder: true }),
      file("a/listens/2024/1.jsonl"),
      file("b.json", { listener: "ben" }),
      file("ben/1.jsonl"),
    ];
    const { names, ofFile } = shareOut({ files }, "auto");
    expect(Array.from(ofFile.subarray(1), (name) => names[name])).toEqual(["ann", "ben", "ben"]);
  });

  it("does as it is told", () => {
    expect(sharedOut(["ann.csv", "ben.csv"], "one")).toEqual(["listener", "listener"]);
    expect(sharedOut(["1.jsonl", "2.jsonl", "a/2.jsonl"], "per-file")).toEqual(["1", "2", "a/2"]);
    expect(sharedOut(["x.zip/1.jsonl", "x.zip/2.jsonl", "y.zip/1.jsonl"], "per-file")).toEqual(["x", "x", "y"]);
  });

  it("says what it assumed, and how to change it", () => {
    const notesOf = (...paths: string[]) => shareOut({ files: paths.map((path) => file(path)) }, "auto").notes;
    expect(notesOf("1.jsonl", "2.jsonl")).toEqual([
      "Took 1.jsonl, 2.jsonl for the history of one listener; --listener-per-file makes each file a listener.",
    ]);
    expect(notesOf("ann.csv", "ben.csv")).toEqual([
      "Took 2 listeners from the names of files and folders (ann, ben); --one-listener makes them one.",
    ]);
    expect(notesOf("ann-1.csv", "ann-2.csv")[0]).toMatch(
      /^Took ann-1\.csv, ann-2\.csv for parts of one listener's history/,
    );
    expect(notesOf("ann.csv")).toEqual([]);
    expect(notesOf("recenttracks-ann-1700000000.csv", "recenttracks-ben-1700000000.csv")).toEqual([]);
  });
});
