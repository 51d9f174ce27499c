import { searchBox, suggest } from "./fixtures/search-box.ts";
import { expect, test } from "./fixtures/test.ts";

test("a listener finds an artist by keyboard alone", async ({ page }) => {
  await page.goto("/");
  await suggest(page, "radioh");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toContainText("Radiohead");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/artist\/radiohead$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Radiohead");
});

test("a tap on a suggestion opens the artist", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/");
  const options = await suggest(page, "radioh");
  await options.filter({ hasText: "Radiohead" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Radiohead");
});

test("Ctrl-K goes to the search box from any page", async ({ page }) => {
  await page.goto("/artist/radiohead");
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(searchBox(page)).toBeFocused({ timeout: 1000 });
  }).toPass({ timeout: 15_000 });
});

test("Escape closes the suggestions, then clears the box", async ({ page }) => {
  await page.goto("/");
  const options = await suggest(page, "radioh");
  await page.keyboard.press("Escape");
  await expect(options).toHaveCount(0);
  await expect(searchBox(page)).toHaveValue("radioh");
  await page.keyboard.press("Escape");
  await expect(searchBox(page)).toHaveValue("");
});

for (const { query, name, why } of [
  { query: "radiohaed", name: "Radiohead", why: "a typing slip" },
  { query: "bjork", name: "Björk", why: "a missing accent" },
  { query: "BJÖRK", name: "Björk", why: "capitals" },
  { query: "weird al", name: '"Weird Al" Yankovic', why: "missing quotation marks" },
  { query: "кино", name: "Кино", why: "Cyrillic" },
  { query: "!!!", name: "!!!", why: "punctuation alone" },
]) {
  test(`${why} still finds ${name}`, async ({ page }) => {
    await page.goto("/");
    const options = await suggest(page, query);
    await expect(options.filter({ hasText: name }).first()).toBeVisible();
  });
}

test("the search form works without JavaScript", { tag: "@no-javascript" }, async ({ page }) => {
  await page.goto("/");
  const field = page.locator('input[name="q"]:visible').first();
  await field.fill("bjor");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=bjor/);
  await page.getByRole("main").getByRole("link", { name: "Björk" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Björk");
});
