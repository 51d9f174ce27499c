import type { Page } from "@playwright/test";
import { readArtist } from "./fixtures/data-files.ts";
import { FIRST_SCREENS } from "./fixtures/first-screen.ts";
import { expect, layoutShiftOf, overflowOf, test } from "./fixtures/test.ts";

/** Neighbours that must be in view without scrolling. */
const IN_VIEW = 3;

const example = (page: Page) => page.getByRole("main").locator("section[aria-labelledby=example]");
const slugsOf = (page: Page, links: string) =>
  example(page)
    .locator(links)
    .evaluateAll((all) => all.map((link) => link.getAttribute("href")?.replace("/artist/", "") ?? ""));

test("the first screen shows an artist with the beginning of its list, and nothing moves", async ({ page }) => {
  for (const window of FIRST_SCREENS) {
    await page.setViewportSize(window);
    await page.goto("/", { waitUntil: "networkidle" });
    const row = example(page)
      .locator("ol > li")
      .nth(IN_VIEW - 1);
    const box = await row.boundingBox();
    const place = `row ${IN_VIEW} at ${window.width} × ${window.height}`;
    expect((box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0), place).toBeLessThanOrEqual(window.height);
    expect(await overflowOf(page), place).toBe(0);
    expect(await layoutShiftOf(page), place).toBeLessThanOrEqual(0.01);
  }
});

test("the example is an artist's own list with its evidence, without JavaScript", { tag: "@no-javascript" }, async ({
  page,
  request,
}) => {
  await page.goto("/");
  const [slug = ""] = await slugsOf(page, "h2 a");
  const artist = await readArtist(request, slug);
  const shown = artist.neighbours.slice(0, 5);
  expect(await slugsOf(page, "ol a")).toEqual(shown.map((neighbour) => neighbour.slug));
  const listeners = artist.statistics.listeners.value.toLocaleString("en-GB");
  for (const [at, { overlap, tags }] of shown.entries()) {
    expect(overlap).toBeGreaterThanOrEqual(5);
    const row = example(page).locator("ol > li").nth(at);
    await expect(row).toContainText(`${overlap} of ${listeners} listeners in common · `);
    if (tags[0] !== undefined) await expect(row).toContainText(tags[0]);
  }
  await example(page)
    .getByRole("link", { name: /^All \d+ similar artists$/ })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(artist.name);
});

test("artists to try reach across tags, scripts and popularity", async ({ page, request }) => {
  await page.goto("/");
  const links = page.getByRole("main").locator("p", { hasText: /^Try/ }).getByRole("link");
  const slugs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")?.replace("/artist/", "")));
  const artists = await Promise.all(slugs.map((slug) => readArtist(request, slug ?? "")));
  expect(artists).toHaveLength(6);
  expect(artists.filter(({ name }) => !/\p{Script=Latin}/u.test(name)).length).toBeGreaterThanOrEqual(1);
  const listeners = artists.map(({ statistics }) => statistics.listeners.value);
  expect(Math.min(...listeners) * 5).toBeLessThan(Math.max(...listeners));
  const firstTags = new Set(artists.map(({ tags }) => tags[0]?.name));
  expect(firstTags.size).toBeGreaterThanOrEqual(4);
});

test("links to artists are names that no translation changes", async ({ page }) => {
  await page.goto("/artist/radiohead");
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("translate", "no");
  for (const link of await page.getByRole("main").locator('ol a[href^="/artist/"]:not([href*="#"])').all()) {
    await expect(link).toHaveAttribute("translate", "no");
  }
});
