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
      const { name, overlap, lift, reciprocalRank } = neighbour;
      await expect(row.getByRole("link", { name, exact: true })).toBeVisible();
      const evidence = row.locator("summary");
      await expect(evidence).toContainText(
        `${written(overlap)} of ${written(listeners)} listeners in common · ${lift < 9.95 ? Number(lift.toFixed(1)) : Math.round(lift)}× chance`,
      );
      await expect(evidence.getByText("Radiohead", { exact: true })).toHaveCount(reciprocalRank === null ? 0 : 1);
      await expect(row.getByText(/similarity [01]\.\d\d/)).toBeHidden();
      await evidence.click();
      await expect(row.getByText(/% of those who play Radiohead, .*similarity [01]\.\d\d/)).toBeVisible();
    }
    await page.getByText(`Show all ${artist.neighbours.length}`).click();
    await expect(visibleRows(page)).toHaveCount(artist.neighbours.length);
  });
}

test("a neighbour links to its own page", async ({ page, request }) => {
  const [nearest] = (await readArtist(request, "radiohead")).neighbours;
  if (nearest === undefined) throw new Error("Radiohead has no neighbours in the demo dataset");
  await page.goto("/artist/radiohead");
  await visibleRows(page).first().getByRole("link", { name: nearest.name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nearest.name);
  await expect(page).toHaveURL(new RegExp(`/artist/${nearest.slug}$`));
});

test("an artist and its neighbours say what they sound like, what they share first", { tag: "@phone" }, async ({
  page,
  request,
}) => {
  const { tags, neighbours } = await readArtist(request, "radiohead");
  const own = tags.map(({ name }) => name);
  expect(own.length).toBeGreaterThan(0);
  await page.goto("/artist/radiohead");
  const links = page.getByRole("list", { name: "Tags" }).getByRole("link");
  await expect(links).toHaveText(own);
  expect(await links.first().getAttribute("href")).toBe(`/tag/${tags[0]?.slug}`);
  for (const [index, neighbour] of neighbours.slice(0, 10).entries()) {
    const shown = neighbour.tags.slice(0, 3);
    const row = visibleRows(page).nth(index);
    await expect(row.locator(".tag-names bdi")).toHaveText(shown);
    await expect(row.locator(".shared-tag")).toHaveText(shown.filter((tag) => own.includes(tag)));
  }
});

test("an artist links to places to listen to and read about it", async ({ page }) => {
  await page.goto("/artist/bjork");
  for (const [name, origin] of [
    ["Last.fm", "https://www.last.fm/music/Bj%C3%B6rk"],
    ["MusicBrainz", "https://musicbrainz.org/"],
    ["Spotify", "https://open.spotify.com/search/Bj%C3%B6rk"],
    ["YouTube Music", "https://music.youtube.com/search?q=Bj%C3%B6rk"],
  ] as const) {
    const link = page
      .getByRole("navigation", { name: "Listen and read elsewhere" })
      .getByRole("link", { name: new RegExp(name) });
    expect(await link.getAttribute("href")).toContain(origin);
  }
});

test("an artist's JSON is the file that its page links to", async ({ page, request }) => {
  await page.goto("/artist/bjork");
  const path = await page.getByRole("link", { name: /JSON/ }).getAttribute("href");
  expect(path).toBe("/data/artists/bjork.json");
  expect((await readArtist(request, "bjork")).name).toBe("Björk");
});
