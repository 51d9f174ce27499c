import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readEnvironment } from "../../lib/contracts/environment.ts";
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

  it("buildFingerprint(root, environment) ignores the port, file times and what the build makes", async () => {
    const before = await fingerprint();
    await utimes(join(root, "app/page.tsx"), 1, 1);
    await put("public/data/artists/cher.json", "{}");
    await put("public/.data-staging-1/artists/cher.json", "{}");
    await put(".next/server/page.js", "");
    await put(".builds/first/server/page.js", "");
    expect(await fingerprint({ PORT: "4000" })).toBe(before);
    expect(await fingerprint({ DATASETS_DIR: join(root, ".cache/datasets") })).toBe(before);
    await put(".cache/datasets/lastfm-2k.zip", "PK");
    const settings = { DATASET: "lastfm-2k", DATASETS_DIR: join(root, ".cache/datasets") };
    expect(await fingerprint({ DATASET: "lastfm-2k" })).toBe(await fingerprint(settings));
  });

  it("buildFingerprint(root, environment) changes when a dataset file is replaced", async () => {
    await put("datasets/plays.csv", "user,artist,plays\n");
    const variables = { DATASET: "lastfm-2k", DATASETS_DIR: join(root, "datasets") };
    const before = await fingerprint(variables);
    await put("datasets/plays.csv", "user,artist,plays\na,b,1\n");
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
