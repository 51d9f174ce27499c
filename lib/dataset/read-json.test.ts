import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { FormatVersion } from "../contracts/format-version.ts";

const Answer = v.object({ formatVersion: FormatVersion, name: v.string() });
const original = process.cwd();
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kindred-"));
  process.chdir(folder);
  vi.stubEnv("VERCEL_URL", undefined);
  vi.stubEnv("SITE_URL", undefined);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.resetModules();
  process.chdir(original);
  await rm(folder, { recursive: true });
});

/** The module as a fresh instance in the test's own working folder has it. */
const freshReaders = () => import("./read-json.ts");

async function writeData(name: string, value: unknown): Promise<void> {
  await mkdir(path.join(folder, "public", "data"), { recursive: true });
  await writeFile(path.join(folder, "public", "data", name), JSON.stringify(value));
}

async function serveStaticFiles(listener: RequestListener): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  vi.stubEnv("SITE_URL", `http://127.0.0.1:${address.port}`);
}

describe("readDataFile(path, schema)", () => {
  it("reads from disk, and takes an absent file for absent without asking the network", async () => {
    let requests = 0;
    await serveStaticFiles((_request, response) => {
      requests++;
      response.end("{}");
    });
    await writeData("manifest.json", { formatVersion: 1, name: "here" });
    const { readDataFile, hasDataFile } = await freshReaders();
    expect(await readDataFile("manifest.json", Answer)).toMatchObject({ name: "here" });
    expect(await readDataFile("other.json", Answer)).toBeNull();
    expect([await hasDataFile("manifest.json"), await hasDataFile("other.json")]).toEqual([true, false]);
    expect(requests).toBe(0);
  });

  it("reads from the deployment's static files where there are no data on disk", async () => {
    await serveStaticFiles((request, response) => {
      if (request.url === "/data/there.json") response.end(JSON.stringify({ formatVersion: 1, name: "far" }));
      else response.writeHead(request.url === "/data/broken.json" ? 500 : 404).end();
    });
    const { readDataFile, hasDataFile } = await freshReaders();
    expect(await readDataFile("there.json", Answer)).toMatchObject({ name: "far" });
    expect(await readDataFile("gone.json", Answer)).toBeNull();
    await expect(readDataFile("broken.json", Answer)).rejects.toThrow(/data\/broken\.json answered 500/);
    expect([await hasDataFile("there.json"), await hasDataFile("gone.json")]).toEqual([true, false]);
    await expect(hasDataFile("broken.json")).rejects.toThrow(/data\/broken\.json answered 500/);
  });

  it("names the file and both versions where the data are of another format", async () => {
    await writeData("manifest.json", { formatVersion: 0, name: "old" });
    const { readDataFile } = await freshReaders();
    await expect(readDataFile("manifest.json", Answer)).rejects.toThrow(
      'public/data/manifest.json: formatVersion: data files have format version 0, this build reads 1: run "npm run prebuild" again',
    );
  });

  it("says how to make data that every page needs", async () => {
    const { requireDataFile } = await freshReaders();
    await expect(requireDataFile("manifest.json", Answer)).rejects.toThrow(
      'public/data/manifest.json is missing: run "npm run prebuild" first',
    );
  });
});
