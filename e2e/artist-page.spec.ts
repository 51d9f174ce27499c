import type { Page } from "@playwright/test";
import { readArtist, written } from "./fixtures/data-files.ts";
import { expect, test } from "./fixtures/test.ts";

const visibleRows = (page: Page) =>
  page.getByRole("region", { name: "Who else?" }).locator("ol > li").filter({ visible: true });

for (const { javaScript, tag } of [
  { javaScript: "with JavaScript", tag: "@phone" },
  { javaScript: "without JavaScript", tag: "@no-javascript" },
]) {
  test(`an artist shows statistics and neighbours with evidence, ${javaScript}`, { tag }, async ({ page, request }) => {
    const artist = await readArtist(request, "radiohead");
    const listeners = artist.statistics.listeners.value;
    await page.goto("/artist/radiohead");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Radiohead");
    for (const term of ["Listeners", "Plays", "Average plays per listener"]) {
      await expect(page.getByRole("term").filter({ hasText: new RegExp(`^${term}$`) })).toBeVisible();
    }
    await expect(visibleRows(page)).toHaveCount(10);
    for (const [index, neighbour] of artist.neighbours.slice(0, 10).entries()) {
      const row = visibleRows(page).nth(index);
      await expect(row.getByRole("link", { name: neighbour.name })).toBeVisible();
      const { overlap } = neighbour;
      await expect(row).toContainText(
        `${written(overlap)} of Radiohead’s ${written(listeners)} listeners also play ${neighbour.name}, `,
      );
      const { lift } = neighbour;
      await expect(row).toContainText(
        Math.round(lift * 100) < 200
          ? `${Math.round((lift - 1) * 100)}% more than chance.`
          : /\d times more than chance\./,
      );
      await expect(row.getByText("Radiohead is their no.")).toHaveCount(neighbour.reciprocalRank === null ? 0 : 1);
      await expect(row).toContainText(/similarity 0\.\d\d|similarity 1\.00/);
    }
    await page.getByText(`Show all ${artist.neighbours.length}`).click();
    await expect(visibleRows(page)).toHaveCount(artist.neighbours.length);
  });
}

test("a neighbour links to its own page", async ({ page, request }) => {
  const [nearest] = (await readArtist(request, "radiohead")).neighbours;
  if (nearest === undefined) throw new Error("Radiohead has no neighbours in the demo dataset");
  await page.goto("/artist/radiohead");
  await visibleRows(page).first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nearest.name);
  await expect(page).toHaveURL(new RegExp(`/artist/${nearest.slug}$`));
});

test("an artist links to places to listen to and read about it", async ({ page }) => {
  await page.goto("/artist/bjork");
  for (const [name, origin] of [
    ["Last.fm", "https://www.last.fm/music/Bj%C3%B6rk"],
    ["MusicBrainz", "https://musicbrainz.org/"],
    ["Spotify", "https://open.spotify.com/search/Bj%C3%B6rk"],
    ["YouTube", "https://www.youtube.com/results?search_query=Bj%C3%B6rk"],
  ] as const) {
    const link = page.getByRole("navigation", { name: "Elsewhere" }).getByRole("link", { name: new RegExp(name) });
    expect(await link.getAttribute("href")).toContain(origin);
  }
});

test("an artist's JSON is the file that its page links to", async ({ page, request }) => {
  await page.goto("/artist/bjork");
  const path = await page.getByRole("link", { name: /JSON/ }).getAttribute("href");
  expect(path).toBe("/data/artists/bjork.json");
  expect((await readArtist(request, "bjork")).name).toBe("Björk");
});
