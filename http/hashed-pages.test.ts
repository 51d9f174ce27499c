import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import FileSystemCache from "next/dist/server/lib/incremental-cache/file-system-cache.js";
import { SharedCacheControls } from "next/dist/server/lib/incremental-cache/shared-cache-controls.external.js";
import { nodeFs } from "next/dist/server/lib/node-fs-methods.js";
import { getRouteCacheKey } from "next/dist/server/lib/route-cache-key.js";
import next from "next/package.json" with { type: "json" };
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import HashedPages from "./hashed-pages.mjs";

/** Of a busy machine. */
const PATIENCE = { timeout: 20_000 };

/** Just enough memory for one page of these tests, so that the next page evicts it. */
const MEMORY_BYTES = 3000;
const OWNER = createHash("sha256").update("/artist/[slug]/page").digest("hex");
const keyOf = (address: string) => `/route-cache/APP_PAGE/${OWNER}/$${address}`;

/** What Next calls the server's folder of a build; its sibling `cache` is where Next would put fetched responses. */
async function buildFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "kindred-pages-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(path.join(folder, "server"));
  return path.join(folder, "server");
}

/** What Next creates for each request. */
function handler(serverDistDir: string, options: object = {}) {
  const context = { fs: nodeFs, flushToDisk: true, serverDistDir, revalidatedTags: [], ...options };
  return Reflect.construct(HashedPages, [{ ...context, maxMemoryCacheSize: MEMORY_BYTES }]);
}

const page = (text = "a") => ({
  kind: "APP_PAGE",
  html: `<script>self.__next_f.push([1,"${text}"])</script><script>alert(1)</script>`,
  rscData: Buffer.from(text),
  segmentData: new Map([["/_tree", Buffer.from(text)]]),
  headers: undefined,
  status: 200,
});

/** Next's own arguments, which its types do not accept. */
// biome-ignore lint/suspicious/noExplicitAny: see above
const put = (cache: any, address: string, value: object | null) =>
  cache.set(keyOf(address), value, { cacheControl: { revalidate: 300 }, isRoutePPREnabled: false });
// biome-ignore lint/suspicious/noExplicitAny: see above
const take = (cache: any, address: string) => cache.get(keyOf(address), { kind: "APP_PAGE", isFallback: false });

/** Evicts everything from memory, which all handlers of a process share. */
// biome-ignore lint/suspicious/noExplicitAny: see above
const forget = (cache: any) => cache.set("filler", { kind: "FETCH", data: "x".repeat(2900) }, { fetchCache: true });

/** All files below, apart from folders. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** A page as `next build` leaves it. */
async function prerender(serverDistDir: string, address: string, text: string): Promise<void> {
  const file = path.join(serverDistDir, "app", address);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.html`, page(text).html);
  await writeFile(`${file}.rsc`, text);
  const owner = { kind: "APP_PAGE", sourceRoute: "/artist/[slug]/page" };
  const meta = { routeCache: { key: keyOf(address), isFallback: false, owner }, segmentPaths: undefined };
  await writeFile(`${file}.meta`, JSON.stringify(meta));
}

/** Resolves once pages can be written. */
async function opened(cache: unknown, folder: string): Promise<void> {
  await vi.waitFor(async () => {
    await put(cache, "/artist/first", page());
    expect(await filesIn(path.join(folder, "on-demand"))).toHaveLength(1);
  }, PATIENCE);
}

beforeEach(() => {
  vi.stubEnv("PAGE_CACHE_MB", "1");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("HashedPages", () => {
  it("a page goes in and comes out with the hashes of its own scripts", async () => {
    const cache = handler(await buildFolder());
    const value: { headers: unknown } = page();
    await put(cache, "/artist/air", value);
    const policy = { "content-security-policy": expect.stringMatching(/^script-src 'self' 'sha256-[^ ]+'$/) };
    expect(value.headers).toEqual(policy);
    expect((await take(cache, "/artist/air")).value.headers).toEqual(policy);
  });

  it("a page that memory has evicted is read complete from disk, with its age and lifetime", async () => {
    const folder = await buildFolder();
    const cache = handler(folder);
    await opened(cache, folder);
    await put(cache, "/artist/air", page("air"));
    const before = await take(cache, "/artist/air");
    await forget(cache);
    const after = await take(handler(folder), "/artist/air");
    expect(after).not.toBe(before);
    expect(after).toEqual({ ...before, lastModified: expect.any(Number) });
    expect(Math.abs(after.lastModified - before.lastModified)).toBeLessThan(1000);
  });

  it("a picture, a list and a page share the budget, and everything written is below one folder", async () => {
    const folder = await buildFolder();
    const cache = handler(folder);
    await opened(cache, folder);
    const body = () => crypto.getRandomValues(Buffer.alloc(60_000));
    for (let at = 0; at < 40; at++) {
      await put(cache, `/artist/${at}/card.png`, { kind: "APP_ROUTE", body: body(), headers: {}, status: 200 });
      await put(cache, `/artist/${at}`, { ...page(), rscData: body() });
    }
    const sizes = await Promise.all((await filesIn(folder)).map(async (file) => (await readFile(file)).byteLength));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1e6);
    expect(sizes.length).toBeGreaterThan(10);
    expect(await readdir(folder)).toEqual(["on-demand"]);
  });

  it("an evicted page is null, so that Next renders it again, and is kept again then", async () => {
    const folder = await buildFolder();
    const cache = handler(folder);
    await opened(cache, folder);
    await put(cache, "/artist/air", page("air"));
    for (let at = 0; at < 20; at++) {
      const rscData = crypto.getRandomValues(Buffer.alloc(60_000));
      await put(cache, `/artist/${at}`, { ...page(), rscData });
    }
    await forget(cache);
    expect(await take(cache, "/artist/air")).toBeNull();
    await put(cache, "/artist/air", page("air again"));
    await forget(cache);
    expect((await take(cache, "/artist/air")).value.rscData.toString()).toBe("air again");
  });

  it("a prerendered page is read from the build, never copied, counted or removed, and its newer version takes precedence", async () => {
    const folder = await buildFolder();
    await prerender(folder, "/artist/radiohead", "built");
    const built = await filesIn(folder);
    const cache = handler(folder);
    await opened(cache, folder);
    expect((await take(cache, "/artist/radiohead")).value.rscData.toString()).toBe("built");
    expect((await filesIn(folder)).filter((file) => !file.includes("on-demand"))).toEqual(built);
    expect(await filesIn(path.join(folder, "on-demand"))).toHaveLength(1);
    await put(cache, "/artist/radiohead", page("new"));
    await forget(cache);
    expect((await take(cache, "/artist/radiohead")).value.rscData.toString()).toBe("new");
    expect((await filesIn(folder)).filter((file) => !file.includes("on-demand"))).toEqual(built);
  });

  it("a page that no longer exists is removed from disk too", async () => {
    const folder = await buildFolder();
    const cache = handler(folder);
    await opened(cache, folder);
    await put(cache, "/artist/first", null);
    await forget(cache);
    expect(await take(cache, "/artist/first")).toBeNull();
  });

  it("a page of an unknown artist stays off the disk", async () => {
    const folder = await buildFolder();
    const cache = handler(folder);
    await opened(cache, folder);
    await put(cache, "/unknown/made-up", page());
    expect((await take(cache, "/unknown/made-up")).value.kind).toBe("APP_PAGE");
    expect(await filesIn(path.dirname(folder))).toHaveLength(1);
  });

  it("entries of the data cache outlive the process, within the same budget", async () => {
    const folder = await buildFolder();
    const cache = handler(folder);
    await opened(cache, folder);
    const kept = { kind: "FETCH", data: { body: "a biography" }, tags: ["bio"], revalidate: 60 };
    await cache.set("bio", kept, { fetchCache: true, tags: ["bio"] });
    await forget(cache);
    const entry = await cache.get("bio", { kind: "FETCH", tags: ["bio"], softTags: [] });
    expect(entry?.value).toEqual(kept);
  });

  it.each([
    ["0", {}],
    [undefined, {}],
    ["1", { dev: true }],
    ["1", { flushToDisk: false }],
  ])("with PAGE_CACHE_MB=%s and %j nothing is written, and pages come from memory", async (budgetMb, options) => {
    vi.stubEnv("PAGE_CACHE_MB", budgetMb);
    const folder = await buildFolder();
    const cache = handler(folder, options);
    for (let at = 0; at < 3; at++) await put(cache, "/artist/air", page());
    expect(await filesIn(folder)).toEqual([]);
    expect((await take(cache, "/artist/air")).value.kind).toBe("APP_PAGE");
  });

  it("a disk that cannot be written to is reported once, and the page comes from memory", async () => {
    const folder = await buildFolder();
    await writeFile(path.join(folder, "on-demand"), "a file where the folder should be");
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const cache = handler(folder);
    await put(cache, "/artist/air", page());
    expect((await take(cache, "/artist/air")).value.kind).toBe("APP_PAGE");
    await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce(), PATIENCE);
    await put(handler(folder), "/artist/air", page());
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});

/** What http/hashed-pages.mjs assumes about Next's internals. If one fails after an upgrade, review that file. */
describe("Next 16.4.6, as HashedPages relies on it", () => {
  it("is the version installed", () => {
    expect(next.version).toBe("16.4.6");
  });

  it("keys of pages name the route, then the address", () => {
    const kind = Reflect.get({ page: "APP_PAGE" }, "page");
    expect(Reflect.apply(getRouteCacheKey, null, ["/unknown/x", { kind, sourceRoute: "/artist/[slug]/page" }])).toBe(
      keyOf("/unknown/x"),
    );
  });

  it("pages in memory are { value, lastModified, cacheControl } by key, in FileSystemCache.memoryCache", async () => {
    const cache = handler(await buildFolder());
    await put(cache, "/artist/air", page());
    const memory = Reflect.get(FileSystemCache, "memoryCache");
    expect(memory.get(keyOf("/artist/air"))).toEqual({
      value: expect.objectContaining({ kind: "APP_PAGE" }),
      lastModified: expect.any(Number),
      cacheControl: { revalidate: 300 },
    });
    expect(memory.has(keyOf("/artist/air"))).toBe(true);
  });

  it("without flushToDisk it writes nothing, even when given pages, pictures and fetched responses", async () => {
    const folder = await buildFolder();
    await prerender(folder, "/artist/radiohead", "built");
    const before = await filesIn(path.dirname(folder));
    const context = { fs: nodeFs, flushToDisk: false, serverDistDir: folder, revalidatedTags: [] };
    const cache = Reflect.construct(FileSystemCache, [context]);
    expect((await take(cache, "/artist/radiohead")).value.html).toContain("built");
    await put(cache, "/artist/air", page());
    await put(cache, "/card.png", { kind: "APP_ROUTE", body: Buffer.from("x"), headers: {}, status: 200 });
    await cache.set("fetched", { kind: "FETCH", data: {} }, { fetchCache: true, tags: [] });
    expect(await filesIn(path.dirname(folder))).toEqual(before);
  });

  it("remembers lifetimes in SharedCacheControls.cacheControls, of which the least recent are forgotten", () => {
    const controls = new SharedCacheControls(Reflect.apply(JSON.parse, null, ['{"routes":{},"dynamicRoutes":{}}']), []);
    const kept = Reflect.get(SharedCacheControls, "cacheControls");
    for (let at = 0; at < 20_000; at++) controls.set(keyOf(`/unknown/${at}`), { revalidate: 300, expire: undefined });
    expect(kept.size).toBe(10_000);
    expect(kept.get(keyOf("/unknown/19999"))).toEqual({ revalidate: 300, expire: undefined });
    controls.clear();
  });
});
