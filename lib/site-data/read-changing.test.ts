import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { encodeNeighbourGraph, NEIGHBOUR_GRAPH_FILE, type NeighbourGraph } from "./neighbour-graph.ts";

const home = process.cwd();
let folder = "";
let read: () => Promise<NeighbourGraph>;

/** A graph of so many artists who have no neighbours. */
async function put(artists: number): Promise<void> {
  const bytes = encodeNeighbourGraph({
    artists,
    indptr: new Uint32Array(artists + 1),
    indices: new Uint32Array(0),
    similarities: new Uint16Array(0),
    shared: new Uint8Array(0),
    slugStarts: new Uint32Array(artists + 1),
    bySlug: Uint32Array.from({ length: artists }, (_, index) => index),
    slugs: new Uint8Array(0),
  });
  await writeFile(path.join(folder, "public", "data", "neighbour-graph.bin"), bytes);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kindred-graph-"));
  await mkdir(path.join(folder, "public", "data"), { recursive: true });
  // The reader takes the folder that the process was started in; another test may have loaded it already.
  process.chdir(folder);
  vi.resetModules();
  read = (await import("./read.ts")).readChanging(NEIGHBOUR_GRAPH_FILE);
});

afterAll(async () => {
  process.chdir(home);
  await rm(folder, { recursive: true });
});

describe("readChanging(file)()", () => {
  it("says how to create a missing file, and reads it once it exists", async () => {
    await expect(read()).rejects.toThrow('public/data/neighbour-graph.bin is missing: run "npm run prebuild" first');
    await put(3);
    expect((await read()).artists).toBe(3);
  });

  it("reads a file once until it changes, for concurrent callers too", async () => {
    await put(4);
    const [first, second] = await Promise.all([read(), read()]);
    expect(second).toBe(first);
    expect(await read()).toBe(first);
    await put(5);
    expect((await read()).artists).toBe(5);
  });

  it("names the file and what is wrong with it, every time", async () => {
    await writeFile(path.join(folder, "public", "data", "neighbour-graph.bin"), "short");
    const message = "public/data/neighbour-graph.bin: file: has 5 bytes, too few for a header";
    await expect(read()).rejects.toThrow(message);
    await expect(read()).rejects.toThrow(message);
  });
});
