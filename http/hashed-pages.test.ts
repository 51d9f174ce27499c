import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { nodeFs } from "next/dist/server/lib/node-fs-methods.js";
import { expect, it, onTestFinished } from "vitest";
import HashedPages from "./hashed-pages.mjs";

async function pages() {
  const folder = await mkdtemp(path.join(tmpdir(), "kindred-pages-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const context = {
    fs: nodeFs,
    flushToDisk: true,
    serverDistDir: folder,
    revalidatedTags: [],
    maxMemoryCacheSize: 1e6,
  };
  return { folder, cache: Reflect.construct(HashedPages, [context]) };
}

const page = () => ({
  kind: "APP_PAGE",
  html: '<script>self.__next_f.push([1,"a"])</script><script>alert(1)</script>',
  rscData: Buffer.from(""),
  headers: undefined,
  status: 200,
});

/** Next's own arguments, which its types don't let through. */
// biome-ignore lint/suspicious/noExplicitAny: see above
const put = (cache: any, key: string, value: object) =>
  cache.set(key, value, { fetchCache: false, isRoutePPREnabled: false });
// biome-ignore lint/suspicious/noExplicitAny: see above
const take = (cache: any, key: string) => cache.get(key, { kind: "APP_PAGE", isFallback: false });

it("a page goes in and comes out with the hashes of its own scripts", async () => {
  const { cache } = await pages();
  const value: { headers: unknown } = page();
  await put(cache, "/route-cache/APP_PAGE/x/$/artist/air", value);
  const policy = { "content-security-policy": expect.stringMatching(/^script-src 'self' 'sha256-[^ ]+'$/) };
  expect(value.headers).toEqual(policy);
  const found = await take(cache, "/route-cache/APP_PAGE/x/$/artist/air");
  expect(found.value.headers).toEqual(policy);
});

it("a page of an unknown artist stays off the disk, others go there", async () => {
  const { folder, cache } = await pages();
  await put(cache, "/route-cache/APP_PAGE/x/$/unknown/made-up", page());
  expect(existsSync(path.join(folder, "route-cache"))).toBe(false);
  await put(cache, "/route-cache/APP_PAGE/x/$/artist/radiohead", page());
  const files = await readdir(folder, { recursive: true });
  expect(files.some((file) => file.endsWith("radiohead.html"))).toBe(true);
  expect((await take(cache, "/route-cache/APP_PAGE/x/$/unknown/made-up")).value.kind).toBe("APP_PAGE");
});
