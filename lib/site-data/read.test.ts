import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { FORMAT_VERSION, FormatVersion } from "../primitives/format-version.ts";
import { ARTIST_FILE } from "./artist.ts";
import { declareFile } from "./declaration.ts";

const counted = (path: string) =>
  declareFile({ path, schemaName: "Counted", schema: v.object({ count: v.number() }), summary: "", parameters: {} });
const THREE = counted("three.json");
const FOUR = counted("four.json");
const home = process.cwd();
let folder = "";
let files: typeof import("./read.ts");

const put = (name: string, text: string) => writeFile(path.join(folder, "public", "data", name), text);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kindred-dataset-"));
  // The reader takes the folder that the process was started in; another test may have loaded it already.
  process.chdir(folder);
  vi.resetModules();
  files = await import("./read.ts");
});

beforeEach(() => mkdir(path.join(folder, "public", "data"), { recursive: true }));

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(path.join(folder, "public"), { recursive: true });
});

afterAll(async () => {
  process.chdir(home);
  await rm(folder, { recursive: true });
});

describe("readData", () => {
  it("readData(file, {}) parses the file, and is null where there is none", async () => {
    await put("three.json", '{"count":3}');
    expect(await files.readData(THREE, {})).toEqual({ count: 3 });
    expect(await files.readData(FOUR, {})).toBeNull();
  });

  it("readData(file, {}) names the file and what is wrong with it", async () => {
    await put("text.json", '{"count":"3"}');
    await put("cut.json", '{"count":');
    await expect(files.readData(counted("text.json"), {})).rejects.toThrow(
      /^public\/data\/text\.json: count: .+number/,
    );
    await expect(files.readData(counted("cut.json"), {})).rejects.toThrow(/^public\/data\/cut\.json: file: .*JSON/);
  });

  it("readData(file, {}) refuses another format version, naming both", async () => {
    await put("manifest.json", '{"formatVersion":0}');
    const versioned = { ...counted("manifest.json"), schema: v.object({ formatVersion: FormatVersion }) };
    await expect(files.readData(versioned, {})).rejects.toThrow(
      `data files have format version 0, this build reads ${FORMAT_VERSION}: run "npm run prebuild" again`,
    );
  });

  it("readData(file, parameters) is null for parameters of another form, whatever lies there", async () => {
    await put("secret.json", "{}");
    expect(await files.readData(ARTIST_FILE, { slug: "../secret" })).toBeNull();
    expect(await files.hasData(ARTIST_FILE, { slug: "../secret" })).toBe(false);
    expect(await files.readData(ARTIST_FILE, { slug: "a".repeat(300) })).toBeNull();
  });

  it("requireData(file, {}) says how to create a missing file", async () => {
    await expect(files.requireData(counted("manifest.json"), {})).rejects.toThrow(
      'public/data/manifest.json is missing: run "npm run prebuild" first',
    );
  });
});

describe("readMostPopular", () => {
  const put = async (page: number, names: string[]) => {
    const artists = names.map((name, index) => ({ slug: `a-${page}-${index}`, name, listeners: 9, plays: 9 }));
    await mkdir(path.join(folder, "public/data/browse/popular"), { recursive: true });
    await writeFile(
      path.join(folder, `public/data/browse/popular/${page}.json`),
      JSON.stringify({ formatVersion: FORMAT_VERSION, page, pages: 2, artists }),
    );
  };

  it("readMostPopular(count) leaves placeholders out and reads on until it has enough, or there are no more", async () => {
    await put(1, ["[unknown]", "Beck", "Various Artists"]);
    await put(2, ["V.A.", "Air", "Cher"]);
    const names = async (count: number) => (await files.readMostPopular(count)).map(({ name }) => name);
    expect(await names(1)).toEqual(["Beck"]);
    expect(await names(2)).toEqual(["Beck", "Air"]);
    expect(await names(9)).toEqual(["Beck", "Air", "Cher"]);
  });
});

describe("without the data on disk", () => {
  let server: Server;
  let asked: string[] = [];

  beforeEach(async () => {
    await rm(path.join(folder, "public", "data"), { recursive: true });
    asked = [];
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.statusCode = request.url === "/data/three.json" ? 200 : request.url === "/data/down.json" ? 503 : 404;
      response.end('{"count":3}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    vi.stubEnv("SITE_URL", `http://127.0.0.1:${address.port}`);
  });

  afterEach(async () => {
    await mkdir(path.join(folder, "public"), { recursive: true });
    await new Promise((resolve) => server.close(resolve));
  });

  it("readData and hasData use the site's own static files", async () => {
    expect(await files.readData(THREE, {})).toEqual({ count: 3 });
    expect(await files.readData(FOUR, {})).toBeNull();
    expect(await files.hasData(THREE, {})).toBe(true);
    expect(await files.hasData(FOUR, {})).toBe(false);
    expect(asked).toEqual([
      "GET /data/three.json",
      "GET /data/four.json",
      "HEAD /data/three.json",
      "HEAD /data/four.json",
    ]);
  });

  it("readData and hasData reject if these respond with neither 200 nor 404", async () => {
    await expect(files.readData(counted("down.json"), {})).rejects.toThrow(/GET .+\/data\/down\.json returned 503/);
    await expect(files.hasData(counted("down.json"), {})).rejects.toThrow(/HEAD .+\/data\/down\.json returned 503/);
  });

  it("absent means absent if the folder is on disk", async () => {
    await mkdir(path.join(folder, "public", "data"), { recursive: true });
    await put("manifest.json", "{}");
    expect(await files.readData(THREE, {})).toBeNull();
    expect(await files.hasData(THREE, {})).toBe(false);
    expect(asked).toEqual([]);
  });
});
