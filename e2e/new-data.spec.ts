import { existsSync } from "node:fs";
import type { Page } from "@playwright/test";
import { prebuild } from "./fixtures/own-data.ts";
import { searchBox, suggest } from "./fixtures/search-box.ts";
import { standaloneFolder, startStandalone } from "./fixtures/standalone-server.ts";
import { expect, test } from "./fixtures/test.ts";

test.skip(!existsSync(".next/standalone"), "STANDALONE=1 npm run build makes what this is about; npm test does so");
test.setTimeout(300_000);

const TOKEN = "a-token-of-the-test";

/** Less and less heard, so that a list has something to narrow. */
const FURTHER = Array.from({ length: 10 }, (_, index) => ({ artist: `Further ${index}`, missedBy: index }));

/** A dataset whose best known artists have `listeners` listeners, and one of its own: the pages tell which one they are made from. */
function rowsOf(listeners: number, own: string): string[] {
  const rows: string[] = [];
  for (let user = 0; user < listeners; user++) {
    const further = FURTHER.filter(({ missedBy }) => user >= missedBy).map(({ artist }) => artist);
    for (const artist of ["Alpha", "Beta", "Gamma", own, ...further]) rows.push(`user ${user},${artist},${user + 1}`);
  }
  return rows;
}

/** Has the search box of an open page read the head of the index. */
async function readHead(page: Page): Promise<void> {
  let hasRead = false;
  page.on("response", (response) => {
    hasRead ||= response.url().endsWith("/data/search/head.json");
  });
  // Before hydration the box is a plain form field.
  await expect(async () => {
    await searchBox(page).blur();
    await searchBox(page).focus();
    await expect.poll(() => hasRead, { timeout: 1000 }).toBe(true);
  }).toPass();
}

test("a prebuild beside a running server is picked up, and no page is ever made of two datasets", async ({
  page,
  request,
}) => {
  const { folder, remove } = await standaloneFolder();
  await prebuild(folder, "old", rowsOf(11, "Old Only"));
  const app = await startStandalone(folder, { REVALIDATE_TOKEN: TOKEN });
  try {
    const get = async (address: string) => {
      const response = await request.get(`${app.origin}${address}`);
      return { status: response.status(), text: await response.text() };
    };
    /** Listeners of the artist and of the dataset (in the footer), as the page has them. */
    const figuresOf = (html: string) => {
      const text = html.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<[^>]+>/g, "");
      return [...text.matchAll(/(\d+) listeners/g)].map(([, count]) => Number(count));
    };
    expect(figuresOf((await get("/artist/alpha")).text)).toContain(11);
    expect(await get("/data/artists/new-only.json")).toMatchObject({ status: 404 });
    await page.goto(`${app.origin}/artist/alpha`);
    await readHead(page);

    // Pages are asked for all the while the new data are made and switched in, and remade as often as possible.
    let isOver = false;
    const seen = new Set<string>();
    const ask = async (slug: string) => {
      while (!isOver) {
        await request.post(`${app.origin}/api/revalidate`, { headers: { authorization: `Bearer ${TOKEN}` } });
        const { status, text } = await get(`/artist/${slug}`);
        seen.add(`${status} ${[...new Set(figuresOf(text))].filter((count) => [11, 23].includes(count)).join("+")}`);
      }
    };
    const asking = ["alpha", "beta", "gamma"].map(ask);
    await prebuild(folder, "new", rowsOf(23, "New Only"));
    await prebuild(folder, "old", rowsOf(11, "Old Only"));
    await prebuild(folder, "new", rowsOf(23, "New Only"));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    isOver = true;
    await Promise.all(asking);
    expect([...seen].sort()).toEqual(["200 11", "200 23"]);

    await request.post(`${app.origin}/api/revalidate`, { headers: { authorization: `Bearer ${TOKEN}` } });
    await get("/artist/alpha");
    expect(figuresOf((await get("/artist/alpha")).text)).toContain(23);
    // Files that weren't there when the server was started, and such as are gone.
    const added = await request.get(`${app.origin}/data/artists/new-only.json`);
    expect(added.headers()).toMatchObject({
      "access-control-allow-origin": "*",
      etag: expect.stringMatching(/^".+"$/),
    });
    expect(await get("/artist/new-only")).toMatchObject({ status: 200 });
    expect(await get("/artist/old-only")).toMatchObject({ status: 404 });
    expect(await get("/data/artists/old-only.json")).toMatchObject({ status: 404 });
    // A page that has been open since before finds who is there now.
    await expect(await suggest(page, "new only")).toContainText("New Only");
  } finally {
    await app.stop();
    await remove();
  }
});

test("a page that was open during an update never adds new numbers to old ones", async ({ context, page }) => {
  const { folder, remove } = await standaloneFolder();
  await prebuild(folder, "old", rowsOf(11, "Old Only"));
  const app = await startStandalone(folder, { REVALIDATE_TOKEN: TOKEN });
  try {
    const open = async (address: string) => {
      const opened = await context.newPage();
      await opened.goto(`${app.origin}${address}`, { waitUntil: "networkidle" });
      return opened;
    };
    // Pages that the build made are of the build's data.
    await page.request.post(`${app.origin}/api/revalidate`, { headers: { authorization: `Bearer ${TOKEN}` } });
    await expect(async () => {
      await page.goto(`${app.origin}/map`);
      await expect(page.getByRole("application", { name: "Map of artists" })).toBeVisible({ timeout: 3000 });
    }).toPass();
    await expect(async () => {
      await page.goto(`${app.origin}/explore`);
      await expect(page.getByText("Old Only", { exact: true }).first()).toBeAttached({ timeout: 1000 });
    }).toPass();
    const [blend, artist, explore] = [
      await open("/blend?with=alpha"),
      await open("/artist/alpha"),
      await open("/explore"),
    ];
    await prebuild(folder, "new", rowsOf(23, "New Only"));

    const results = blend.getByRole("region", { name: "Results" });
    await results.getByRole("link", { name: "+ Further 2" }).click();
    await expect(results.getByRole("link", { name: "New Only", exact: true })).toBeVisible();
    await expect(results).not.toContainText("Old Only");

    const narrow = artist.getByRole("group", { name: "Filter the list" });
    await artist.getByText("Filter", { exact: true }).click();
    await narrow.getByRole("link", { name: /^Well known/ }).click();
    // The page holds all its rows, so nothing new comes among them.
    await expect(artist).toHaveURL(/heard=/);
    await expect(artist.getByText("New Only", { exact: true })).toHaveCount(0);
    await expect(artist.getByRole("main")).not.toContainText(/\b23 listeners/);

    await explore.getByRole("link", { name: "Linear" }).first().click();
    await expect(explore.getByText("New Only", { exact: true }).first()).toBeAttached();
    await expect(explore.getByText("Old Only", { exact: true })).toHaveCount(0);

    // The page is kept for five minutes, its picture with it; the file is new, and isn't drawn over it.
    await page.goto(`${app.origin}/map`, { waitUntil: "networkidle" });
    await expect(page.getByRole("img", { name: /artists as dots/ })).toBeVisible();
    await expect(page.getByRole("application", { name: "Map of artists" })).toHaveCount(0);
  } finally {
    await app.stop();
    await remove();
  }
});
