import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { PageStore } from "./page-store.mjs";

/** Of a busy machine. */
const PATIENCE = { timeout: 20_000 };

const BLOCK = 4096;

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "kindred-store-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return path.join(folder, "on-demand");
}

async function open(folder: string, blocks: number): Promise<PageStore> {
  const store = new PageStore(folder, blocks * BLOCK);
  await store.opened;
  return store;
}

/** Bytes of the files now in the folder, in whole blocks; those that vanish in the meantime do not count. */
async function bytesOnDisk(folder: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(folder)).map((name) =>
      stat(path.join(folder, name)).then(
        ({ size }) => Math.ceil(size / BLOCK) * BLOCK,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A value that takes `blocks` blocks on disk: random bytes don't compress. */
const sized = (blocks: number) => randomBytes(blocks * BLOCK - 500);

async function keysIn(store: PageStore, keys: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const key of keys) if ((await store.get(key)) !== null) found.push(key);
  return found;
}

afterEach(() => {
  vi.useRealTimers();
});

describe("PageStore", () => {
  it("get(key) is what was set, also in the next process, and null for anything else", async () => {
    const folder = await temporaryFolder();
    const store = await open(folder, 10);
    const page = {
      html: "<p>Sigur Rós</p>",
      segments: new Map([["/_tree", Buffer.from([0, 255])]]),
      status: undefined,
    };
    await store.set("/artist/sigur-ros", page);
    for (const reader of [store, await open(folder, 10)]) {
      expect(await reader.get("/artist/sigur-ros")).toEqual(page);
      expect(await reader.get("/artist/Sigur-Ros")).toBeNull();
    }
  });

  it("set(key) of many pages at once never has more on disk than the budget", async () => {
    const folder = await temporaryFolder();
    const store = await open(folder, 20);
    let isWriting = true;
    const samples: number[] = [];
    const sampling = (async () => {
      while (isWriting) samples.push(await bytesOnDisk(folder));
    })();
    // Every page is stored twice, so that files are replaced too.
    const pages = Array.from({ length: 160 }, (_, at) => store.set(`/page/${at % 80}`, sized(1 + (at % 7))));
    await Promise.all(pages);
    isWriting = false;
    await sampling;
    expect(samples.length).toBeGreaterThan(10);
    expect(Math.max(...samples)).toBeLessThanOrEqual(20 * BLOCK);
    expect(await bytesOnDisk(folder)).toBe(store.bytes);
    expect(store.bytes).toBeGreaterThan(13 * BLOCK);
  });

  it("set(key) removes the pages requested longest ago and keeps all others within the budget", async () => {
    const store = await open(await temporaryFolder(), 4);
    for (const key of ["a", "b", "c", "d"]) await store.set(key, sized(1));
    await store.get("a");
    store.noteUse("b");
    await store.set("e", sized(2));
    expect(await keysIn(store, ["a", "b", "c", "d", "e"])).toEqual(["a", "b", "e"]);
  });

  it("set(key) of a page larger than the budget keeps neither it nor its older version, and removes nothing else", async () => {
    const store = await open(await temporaryFolder(), 4);
    await store.set("a", sized(1));
    await store.set("b", sized(1));
    await store.set("b", sized(5));
    expect(await keysIn(store, ["a", "b"])).toEqual(["a"]);
  });

  it("a new process removes first what the last one used least, and fits what it finds into a smaller budget", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const folder = await temporaryFolder();
    const store = await open(folder, 4);
    for (const key of ["a", "b", "c", "d"]) await store.set(key, sized(1));
    vi.setSystemTime(Date.now() + 3_600_000);
    await store.get("b");
    store.noteUse("a");
    await vi.waitFor(async () => {
      const changed = await Promise.all((await readdir(folder)).map((name) => stat(path.join(folder, name))));
      expect(changed.filter(({ mtimeMs }) => mtimeMs > Date.now() - 60_000)).toHaveLength(2);
    }, PATIENCE);
    const next = await open(folder, 2);
    expect(await bytesOnDisk(folder)).toBe(2 * BLOCK);
    expect(await keysIn(next, ["a", "b", "c", "d"])).toEqual(["a", "b"]);
  });

  it("pages can be read before the folder has been; none is written until then", async () => {
    const folder = await temporaryFolder();
    await (await open(folder, 10)).set("a", "old");
    const store = new PageStore(folder, 10 * BLOCK);
    await store.set("b", "early");
    expect(await store.get("a")).toBe("old");
    await store.opened;
    expect(await store.get("b")).toBeNull();
    expect(await readdir(folder)).toHaveLength(1);
  });

  it("get(key) gives the page or null, and never part of one, while pages are replaced and removed", async () => {
    const store = await open(await temporaryFolder(), 6);
    const keys = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const value = (key: string) => key.repeat(2000) + sized(2).toString("base64");
    const seen: string[] = [];
    await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        const key = keys[at % keys.length] ?? "";
        await store.set(key, value(key));
        const other = keys[(at * 3) % keys.length] ?? "";
        const found = await store.get(other);
        if (found !== null) seen.push(`${other}${found.slice(0, 2000)}${found.length}`);
      }),
    );
    expect(seen.length).toBeGreaterThan(0);
    const length = value("a").length;
    expect(new Set(seen).size).toBeLessThanOrEqual(keys.length);
    for (const text of seen) expect(text).toBe(`${text[0]?.repeat(2001)}${length}`);
  });

  it("a truncated file counts as absent and is removed; files that an ended process left half written go first", async () => {
    const folder = await temporaryFolder();
    const store = await open(folder, 10);
    await store.set("a", sized(2));
    const [name = ""] = await readdir(folder);
    await truncate(path.join(folder, name), 100);
    await writeFile(path.join(folder, `${name}.half-written`), "half");
    const next = await open(folder, 2);
    expect(next.bytes).toBe(2 * BLOCK);
    expect(await next.get("a")).toBeNull();
    expect(await readdir(folder)).toEqual([`${name}.half-written`]);
    for (const key of ["b", "c"]) await next.set(key, sized(1));
    expect(await keysIn(next, ["b", "c"])).toEqual(["b", "c"]);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it("a budget of 0 keeps nothing, and removes what an earlier process kept", async () => {
    const folder = await temporaryFolder();
    await (await open(folder, 10)).set("a", "old");
    const store = await open(folder, 0);
    await store.set("b", "new");
    expect(await keysIn(store, ["a", "b"])).toEqual([]);
    await expect(readdir(folder)).rejects.toThrow("ENOENT");
  });

  it("set(key) throws if nothing can be written, and works again once something can", async () => {
    const folder = await temporaryFolder();
    const store = await open(folder, 10);
    await rm(folder, { recursive: true });
    await expect(store.set("a", "page")).rejects.toThrow("ENOENT");
    expect(store.bytes).toBe(0);
    const next = await open(folder, 10);
    await next.set("a", "page");
    expect(await next.get("a")).toBe("page");
  });
});
