import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readEnvironment } from "../../lib/environment.ts";
import { thisPlatform } from "../setup/platform.mjs";
import { buildFingerprint, isUpToDate, recordBuild } from "./build-record.ts";

let root = "";

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

const fingerprint = (variables: Record<string, string> = {}) => buildFingerprint(root, readEnvironment(variables));

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "kindred-build-"));
  await put("app/page.tsx", "page");
  await put("data/demo.tsv.gz", "rows");
  await put("public/data/manifest.json", "{}");
  await put(".builds/first/BUILD_ID", "first");
  await put(".builds/current", "first");
});

afterEach(() => rm(root, { recursive: true }));

describe("buildFingerprint", () => {
  it("buildFingerprint(root, environment) changes with a source, a new source and the environment", async () => {
    const before = await fingerprint();
    expect(await fingerprint({ PRERENDER_ARTISTS: "7" })).not.toBe(before);
    await put("app/artist/page.tsx", "");
    const withNewPage = await fingerprint();
    await put("app/page.tsx", "another page");
    expect(new Set([before, withNewPage, await fingerprint()]).size).toBe(3);
  });

  it("buildFingerprint(root, environment) changes with the files that Next reads variables from", async () => {
    const before = await fingerprint();
    await put(".env.local", "SITE_URL=https://example.org\n");
    const withOne = await fingerprint();
    await put(".env.local", "SITE_URL=https://example.com\n");
    expect(new Set([before, withOne, await fingerprint()]).size).toBe(3);
  });

  it("buildFingerprint(root, …, platform) changes with Node's major version and the machine", async () => {
    const platform = thisPlatform();
    const others = [{ node: "18" }, { os: "darwin" }, { cpu: "riscv64" }, { libc: "musl" }];
    const made = [{}, ...others].map((other) =>
      buildFingerprint(root, readEnvironment({}), null, { ...platform, ...other }),
    );
    expect(new Set(await Promise.all(made)).size).toBe(5);
  });

  it("buildFingerprint(root, environment, recalled) changes with the options of the last run", async () => {
    const environment = readEnvironment({});
    const before = await buildFingerprint(root, environment);
    expect(await buildFingerprint(root, environment, { dataset: ["demo"] })).toBe(before);
    expect(await buildFingerprint(root, environment, { dataset: ["demo"], "min-listeners": ["1"] })).not.toBe(before);
    expect(await buildFingerprint(root, environment, { dataset: ["sample"] })).not.toBe(before);
  });

  it("buildFingerprint(root, environment) ignores the port, file times and what the build makes", async () => {
    const before = await fingerprint();
    await utimes(join(root, "app/page.tsx"), 1, 1);
    await put("public/data/artists/cher.json", "{}");
    await put("public/.data-staging-1/artists/cher.json", "{}");
    await put(".next/server/page.js", "");
    await put(".builds/first/server/page.js", "");
    expect(await fingerprint({ PORT: "4000", HOST: "127.0.0.1" })).toBe(before);
    expect(await fingerprint({ DATASETS_DIR: join(root, ".cache/datasets") })).toBe(before);
    const settings = { DATASET: "lastfm-2k", DATASETS_DIR: join(root, ".cache/datasets") };
    expect(await fingerprint({ DATASET: "lastfm-2k" })).toBe(await fingerprint(settings));
  });

  it.each([
    ["lastfm-2k", "datasets/hetrec2011-lastfm-2k.zip"],
    ["lastfm-2k", "datasets/lastfm-2k/artists.dat"],
    ["lastfm-2k", "datasets/lastfm-2k/tags.dat"],
    ["lastfm-360k", "datasets/lastfm-dataset-360K.tar.gz"],
    ["lastfm-1k", "datasets/lastfm-1k/userid-timestamp-artid-artname-traid-traname.tsv"],
    ["lastfm-360k-shape", "datasets/lastfm-360k-shape/listens.tsv"],
    ["sample", "datasets/sample.tsv.gz"],
    ["sample", "datasets/sample.json"],
    ["listenbrainz:ann,ben", "datasets/listenbrainz/ben.jsonl"],
    ["listenbrainz:ROOT/own.jsonl", "own.jsonl"],
    ["listenbrainz:ROOT/exports", "exports/ben.jsonl"],
    ["file:ROOT/own.csv", "own.csv"],
    ["file:ROOT/exports", "exports/ann.csv"],
    ["lastfm-2k", "datasets/lastfm-2k/quality.json"],
  ])("buildFingerprint(root, { DATASET: %j }) changes with %s", async (dataset, changed) => {
    const variables = { DATASET: dataset.replace("ROOT", root), DATASETS_DIR: join(root, "datasets") };
    const all = [
      "lastfm-2k/user_artists.dat",
      "lastfm-2k/artists.dat",
      "listenbrainz/ann.jsonl",
      "listenbrainz/ben.jsonl",
    ];
    if (!changed.endsWith(".zip")) for (const file of all) await put(`datasets/${file}`, "");
    for (const file of ["datasets/sample.tsv.gz", "datasets/sample.json", "exports/ann.csv", changed])
      await put(file, "");
    const before = await fingerprint(variables);
    expect(await fingerprint(variables)).toBe(before);
    await put(changed, "changed");
    expect(await fingerprint(variables)).not.toBe(before);
  });

  it("buildFingerprint(root, environment) changes with a file that a folder of exports gets", async () => {
    await put("exports/ann.csv", "");
    const variables = { DATASET: `file:${join(root, "exports")}` };
    const before = await fingerprint(variables);
    await put("exports/ben.csv", "");
    expect(await fingerprint(variables)).not.toBe(before);
  });
});

describe("isUpToDate", () => {
  it("isUpToDate(root, fingerprint) holds for the recorded build only", async () => {
    expect(await isUpToDate(root, "a")).toBe(false);
    await recordBuild(root, "a");
    expect(await isUpToDate(root, "a")).toBe(true);
    expect(await isUpToDate(root, "b")).toBe(false);
  });

  it("isUpToDate(root, fingerprint) is false once other data were published", async () => {
    await recordBuild(root, "a");
    await put("public/data/manifest.json", '{"dataset":{}}');
    expect(await isUpToDate(root, "a")).toBe(false);
  });

  it("isUpToDate(root, fingerprint) is false once another build was switched in", async () => {
    await recordBuild(root, "a");
    await put(".builds/second/BUILD_ID", "second");
    await put(".builds/current", "second");
    expect(await isUpToDate(root, "a")).toBe(false);
  });

  it("isUpToDate(root, fingerprint) is false for a broken record", async () => {
    await put(".builds/first/kindred-build.json", "{");
    expect(await isUpToDate(root, "a")).toBe(false);
  });
});
