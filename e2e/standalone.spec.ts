import { existsSync } from "node:fs";
import * as v from "valibot";
import { standaloneFolder, startFront, startStandalone } from "./fixtures/standalone-server.ts";
import { expect, test } from "./fixtures/test.ts";

test.skip(!existsSync(".next/standalone"), "STANDALONE=1 npm run build makes what this is about; npm test does so");
test.describe.configure({ mode: "serial", timeout: 120_000 });

const Page = v.object({ pages: v.number(), artists: v.array(v.object({ slug: v.string(), name: v.string() })) });

let front: Awaited<ReturnType<typeof startFront>>;
let app: Awaited<ReturnType<typeof startStandalone>>;
let folder: Awaited<ReturnType<typeof standaloneFolder>>;

test.beforeAll(async () => {
  folder = await standaloneFolder();
  front = await startFront("public/data", () => Number(new URL(app.origin).port));
  app = await startStandalone(folder.folder, { SITE_URL: front.origin });
});

test.afterAll(async () => {
  await app.stop();
  front.server.closeAllConnections();
  front.server.close();
  await folder.remove();
});

test("in an empty folder, with its data on another server, the least popular artist has a page on its first visit", async ({
  page,
}) => {
  const read = async (path: string) => v.parse(Page, await (await fetch(`${front.origin}/data/browse/${path}`)).json());
  const { pages } = await read("popular/1.json");
  const artist = (await read(`popular/${pages}.json`)).artists.at(-1);
  front.asked.length = 0;
  await page.goto(`${front.origin}/artist/${artist?.slug}`);
  await expect(page.getByRole("heading", { level: 1, name: artist?.name ?? "" })).toBeVisible();
  expect(front.asked).toContain(`GET /data/artists/${artist?.slug}.json`);
  // The request for the artist's profile reads its file too.
  await page.waitForLoadState("networkidle");
  // It is kept: whoever comes next costs no file.
  front.asked.length = 0;
  expect((await page.request.get(`${front.origin}/artist/${artist?.slug}`)).status()).toBe(200);
  expect(front.asked.filter((asked) => asked.startsWith("GET"))).toEqual([]);
});

test("there, unknown artists are a 404, search finds, and the listing pages are there", async ({ page }) => {
  expect((await page.request.get(`${front.origin}/artist/no-such-artist-at-all`)).status()).toBe(404);
  await page.goto(`${front.origin}/search?q=radiohead&all=1`);
  await expect(page.getByRole("link", { name: /Radiohead/ }).first()).toBeVisible();
  for (const path of ["/", "/artists", "/artists/letter/b/1", "/explore", "/methods", "/api-docs", "/openapi.json"]) {
    expect((await page.request.get(`${front.origin}${path}`)).status(), path).toBe(200);
  }
});
