import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { FORMAT_VERSION, FormatVersion } from "../primitives/format-version.ts";

const Counted = v.object({ count: v.number() });
const home = process.cwd();
let folder = "";
let files: typeof import("./read-json.ts") & typeof import("./data-file.ts");

const put = (name: string, text: string) => writeFile(path.join(folder, "public", "data", name), text);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kindred-dataset-"));
  // The reader takes the folder that the process was started in.
  process.chdir(folder);
  files = { ...(await import("./read-json.ts")), ...(await import("./data-file.ts")) };
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

describe("readDataFile", () => {
  it("readDataFile(path, schema) parses the file, and is null where there is none", async () => {
    await put("three.json", '{"count":3}');
    expect(await files.readDataFile("three.json", Counted)).toEqual({ count: 3 });
    expect(await files.readDataFile("four.json", Counted)).toBeNull();
  });

  it("readDataFile(path, schema) names the file and what is wrong with it", async () => {
    await put("text.json", '{"count":"3"}');
    await put("cut.json", '{"count":');
    await expect(files.readDataFile("text.json", Counted)).rejects.toThrow(
      /^public\/data\/text\.json: count: .+number/,
    );
    await expect(files.readDataFile("cut.json", Counted)).rejects.toThrow(/^public\/data\/cut\.json: file: .*JSON/);
  });

  it("readDataFile(path, schema) refuses another format version, naming both", async () => {
    await put("manifest.json", '{"formatVersion":0}');
    const Versioned = v.object({ formatVersion: FormatVersion });
    await expect(files.readDataFile("manifest.json", Versioned)).rejects.toThrow(
      `data files have format version 0, this build reads ${FORMAT_VERSION}: run "npm run prebuild" again`,
    );
  });

  it("requireDataFile(path, schema) says how a missing file is made", async () => {
    await expect(files.requireDataFile("manifest.json", Counted)).rejects.toThrow(
      'public/data/manifest.json is missing: run "npm run prebuild" first',
    );
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

  it("readDataFile and hasDataFile ask the site's own static files", async () => {
    expect(await files.readDataFile("three.json", Counted)).toEqual({ count: 3 });
    expect(await files.readDataFile("four.json", Counted)).toBeNull();
    expect(await files.hasDataFile("three.json")).toBe(true);
    expect(await files.hasDataFile("four.json")).toBe(false);
    expect(asked).toEqual([
      "GET /data/three.json",
      "GET /data/four.json",
      "HEAD /data/three.json",
      "HEAD /data/four.json",
    ]);
  });

  it("readDataFile and hasDataFile reject where these answer with neither yes nor no", async () => {
    await expect(files.readDataFile("down.json", Counted)).rejects.toThrow(/GET .+\/data\/down\.json answered 503/);
    await expect(files.hasDataFile("down.json")).rejects.toThrow(/HEAD .+\/data\/down\.json answered 503/);
  });

  it("absent means absent where the folder is on disk", async () => {
    await mkdir(path.join(folder, "public", "data"), { recursive: true });
    await put("manifest.json", "{}");
    expect(await files.readDataFile("three.json", Counted)).toBeNull();
    expect(await files.hasDataFile("three.json")).toBe(false);
    expect(asked).toEqual([]);
  });
});
