import type { Page } from "@playwright/test";
import { readManifest, written } from "./fixtures/data-files.ts";
import { NOT_FOUND_NOTE } from "./fixtures/page-kinds.ts";
import { expect, test } from "./fixtures/test.ts";

const PAGE_SIZE = 100;

const rows = (page: Page) => page.getByRole("main").getByRole("list").last().getByRole("listitem");

async function listenerCounts(page: Page): Promise<number[]> {
  const texts = await rows(page).allInnerTexts();
  return texts.map((text) => Number(/([\d,]+) listeners?\s*$/.exec(text)?.[1]?.replaceAll(",", "")));
}

for (const { javaScript, tag } of [
  { javaScript: "with JavaScript", tag: "@phone" },
  { javaScript: "without JavaScript", tag: "@no-javascript" },
]) {
  test(`artists stand in order of listeners over pages, ${javaScript}`, { tag }, async ({ page, request }) => {
    const { artists } = await readManifest(request);
    await page.goto("/artists");
    await expect(page.getByRole("main")).toContainText(`${written(artists.published)} artists`);
    await expect(rows(page)).toHaveCount(PAGE_SIZE);
    const first = await listenerCounts(page);
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page).toHaveURL(/\/artists\/popular\/2$/);
    await expect(rows(page).first()).toContainText(String(PAGE_SIZE + 1));
    const both = [...first, ...(await listenerCounts(page))];
    expect(both).toEqual([...both].sort((a, b) => b - a));
  });
}

test("a letter holds its artists, accents or not", async ({ page }) => {
  await page.goto("/artists");
  await page.getByRole("link", { name: /^B, [\d,]+ artists?$/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Artists: B");
  const bjork = rows(page).getByRole("link", { name: "Björk", exact: true });
  const next = page.getByRole("link", { name: "Next" });
  for (let number = 2; (await bjork.count()) === 0 && (await next.count()) > 0; number++) {
    await next.click();
    await expect(page).toHaveURL(new RegExp(`/artists/letter/b/${number}$`));
  }
  await bjork.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Björk");
});

test("every letter with artists opens", async ({ page, request }) => {
  await page.goto("/artists");
  const letters = page.getByRole("navigation", { name: "Browse artists" }).getByRole("listitem").getByRole("link");
  const paths = await letters.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) expect((await request.get(path)).status(), path).toBe(200);
});

test("the first page by listeners has one address", async ({ request }) => {
  const answer = await request.get("/artists/popular/1", { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  expect(answer.headersArray().filter(({ name }) => name.toLowerCase() === "location")).toEqual([
    { name: "location", value: "/artists" },
  ]);
});

test.describe("beyond the last page", () => {
  test.use({ expectedErrors: NOT_FOUND_NOTE });

  for (const path of [
    "/artists/popular/99999",
    "/artists/popular/0",
    "/artists/letter/b/99999",
    "/artists/letter/é/1",
  ]) {
    test(`${path} is a 404`, async ({ page }) => {
      expect((await page.goto(path))?.status()).toBe(404);
    });

    test(`${path} says so without JavaScript`, { tag: "@no-javascript" }, async ({ page }) => {
      expect((await page.goto(path))?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
    });
  }
});
