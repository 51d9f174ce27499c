import { readArtist, written } from "./fixtures/data-files.ts";
import { expect, test } from "./fixtures/test.ts";

for (const { javaScript, tag } of [
  { javaScript: "with JavaScript", tag: "@phone" },
  { javaScript: "without JavaScript", tag: "@no-javascript" },
]) {
  test(`an artist's figures stand in the distribution of all, ${javaScript}`, { tag }, async ({ page, request }) => {
    const { statistics } = await readArtist(request, "bjork");
    await page.goto("/artist/bjork");
    const drawing = { name: /^All artists, from .* in this artist’s bar$/ };
    const places = page.getByRole("definition").filter({ has: page.getByRole("img", drawing) });
    await expect(places).toHaveCount(3);
    await expect(places.first().getByRole("img", drawing)).toBeVisible();
    await expect(places.first()).toContainText(`Rank ${written(statistics.listeners.rank)} of `);
  });

  test(`the neighbourhood shows the ten nearest and says which are linked, ${javaScript}`, { tag }, async ({
    page,
    request,
  }) => {
    const { neighbours, nearestPairs } = await readArtist(request, "bjork");
    await page.goto("/artist/bjork");
    const figure = page.getByRole("figure", { name: "Around Björk" });
    await expect(figure).toContainText(`${nearestPairs.length} of 45 possible pairs`);
    const seats = figure.getByRole("listitem");
    await expect(seats).toHaveCount(10);
    for (const [index, { name }] of neighbours.slice(0, 10).entries()) {
      const linked = nearestPairs.flatMap(([a, b]) => (a === index + 1 ? [b] : b === index + 1 ? [a] : []));
      const names = linked.map((place) => neighbours[place - 1]?.name);
      await expect(seats.nth(index).getByRole("link", { name, exact: true })).toBeVisible();
      await expect(seats.nth(index)).toContainText(
        names.length > 0 ? `linked to ${names.join(", ")}` : "not linked to the others",
      );
    }
  });

  test(`the lists that contain an artist have it at the rank shown, ${javaScript}`, { tag }, async ({
    page,
    request,
  }) => {
    const { listedBy } = await readArtist(request, "bjork");
    await page.goto("/artist/bjork");
    const section = page.getByRole("region", { name: "Who lists Björk?" });
    await expect(section).toContainText(`${written(listedBy.artists)} artists count Björk as similar`);
    const rows = section.getByRole("listitem").filter({ visible: true });
    await expect(rows).toHaveCount(6);
    await section.getByText("14 more").click();
    await expect(rows).toHaveCount(20);
    const [best] = listedBy.best;
    if (best === undefined) throw new Error("nobody lists Björk in the demo dataset");
    expect((await readArtist(request, best.slug)).neighbours[best.place - 1]?.slug).toBe("bjork");
    await rows.first().getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(best.name);
  });

  test(`artists follow each other by listeners, ${javaScript}`, { tag }, async ({ page, request }) => {
    const { byListeners } = await readArtist(request, "bjork");
    await page.goto("/artist/bjork");
    const nav = page.getByRole("navigation", { name: "Artists by popularity" });
    await nav.getByRole("link", { name: new RegExp(`Less popular.*${byListeners.next?.name}`) }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(byListeners.next?.name ?? "");
    await nav.getByRole("link", { name: /More popular.*Björk/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Björk");
  });
}

test("the first and the last artist by listeners have one neighbour each", async ({ page }) => {
  await page.goto("/artist/radiohead");
  await expect(page.getByRole("navigation", { name: "Artists by popularity" }).getByRole("link")).toHaveCount(1);
});

test("an artist leads on to a network, a blend, a path and the map", { tag: "@no-javascript" }, async ({ page }) => {
  await page.goto("/artist/sigur-ros");
  const nav = page.getByRole("navigation", { name: "More with Sigur Rós" });
  await expect(nav.getByRole("link")).toHaveCount(0);
  await nav.getByText("More", { exact: true }).click();
  for (const [name, href] of [
    ["The network around it", "/around/sigur-ros"],
    ["Blend with others", "/blend?with=sigur-ros"],
    ["Path to another artist", "/path?from=sigur-ros"],
    ["Show on the map", "/map?artist=sigur-ros"],
  ] as const) {
    await expect(nav.getByRole("link", { name })).toHaveAttribute("href", href);
  }
  await expect(nav.getByRole("button")).toBeHidden();
});
