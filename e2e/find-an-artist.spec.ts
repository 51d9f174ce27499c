import { searchBox, suggest } from "./fixtures/search-box.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

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

test("what is typed before the scripts have run is searched for once they have", async ({ page }) => {
  let release = () => {};
  const typed = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await typed;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  await searchBox(page).pressSequentially("radioh");
  release();
  await expect(page.getByRole("option").first()).toContainText("Radiohead");
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
  { query: "qotsa", name: "Queens of the Stone Age", why: "initials" },
  { query: "maroon five", name: "Maroon 5", why: "a word for a digit" },
  { query: "utada hikaru", name: "宇多田ヒカル", why: "a Japanese reading" },
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
  await field.fill("the");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=the$/);
  await page.getByRole("main").getByRole("link", { name: "The Beatles" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Beatles");
});

test("without JavaScript too, a search goes to a clear leader, unless all matches are asked for", {
  tag: "@no-javascript",
}, async ({ page, request }) => {
  const answer = await request.get("/search?q=radiohead", { maxRedirects: 0 });
  expect([302, 303, 307]).toContain(answer.status());
  expect(answer.headers().location).toMatch(/^\/artist\/radiohead(?:\?searched=radiohead)?$/);
  await page.goto("/search?q=radiohead&all=1");
  await expect(page.getByRole("main").getByRole("link", { name: "Radiohead", exact: true })).toBeVisible();
});

test("Enter goes to a clear leader, from where all matches are one step away", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/");
  await suggest(page, "metalica");
  await expect(page.getByRole("status").filter({ hasText: "suggestion" })).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/artist\/metallica/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Metallica");
  await page.goto("/artist/metallica?searched=metal");
  await expectAccessible(page);
  await page.getByRole("link", { name: "See all matches for “metal”" }).click();
  await expect(page).toHaveURL(/\/search\?q=metal&all=1$/);
  await expect(page.getByRole("main").getByRole("link", { name: "Metallica" }).first()).toBeVisible();
});

test("Enter shows the results where several artists may be meant", async ({ page }) => {
  await page.goto("/");
  await suggest(page, "the");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=the$/);
});

test("Enter adds a clear leader to a blend", async ({ page }) => {
  await page.goto("/blend");
  const box = page.getByRole("combobox", { name: "Add an artist" });
  await expect(async () => {
    await box.fill("");
    await box.pressSequentially("radiohead");
    await expect(page.getByRole("option").first()).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 15_000 });
  await expect(page.getByRole("status").filter({ hasText: "suggestion" })).toHaveCount(1);
  await box.press("Enter");
  await expect(page).toHaveURL(/\/blend\?.*radiohead/);
});

test("the header's box names its keys, and a suggestion says that it was found by its initials", async ({ page }) => {
  await page.goto("/artists");
  await expect(page.getByText("Ctrl K")).toBeVisible();
  const options = await suggest(page, "rhcp");
  await expect(options.first()).toHaveAccessibleName(/^Red Hot Chili Peppers.*initials/);
  await expect(page.getByText("Ctrl K")).toBeHidden();
});

test("the index is not requested before the box has focus, and a half-typed name aborts its requests", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/data/search/")) asked.push(request.url());
  });
  await page.goto("/", { waitUntil: "networkidle" });
  expect(asked).toEqual([]);
  await page.route("**/data/search/{from,top}-*.json", () => {});
  const givenUp = page.waitForEvent("requestfailed", (request) => request.url().includes("/data/search/"));
  await suggest(page, "zq");
  await searchBox(page).fill("kyuss");
  await givenUp;
});

test("artists chosen in the box are offered again, and cleared on request", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/");
  await (await suggest(page, "bjork")).filter({ hasText: "Björk" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Björk");
  await (await suggest(page, "radioh")).filter({ hasText: "Radiohead" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Radiohead");
  await page.reload();
  const recent = page.getByRole("listbox", { name: "Recent artists" });
  await expect(async () => {
    await searchBox(page).blur();
    await searchBox(page).focus();
    await expect(recent).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(recent.getByRole("option")).toHaveText([/^Radiohead/, /^Björk/, /^Clear/]);
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Björk");
  await searchBox(page).focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("option", { selected: true })).toHaveText(/^Clear/);
  await page.keyboard.press("Enter");
  await expect(recent).toBeHidden();
  await page.reload({ waitUntil: "networkidle" });
  await searchBox(page).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option")).toHaveCount(0);
});

test.describe("with the index out of reach", () => {
  test.use({ expectedErrors: /Failed to (load|fetch)|ERR_/ });

  test("the box says so, and the form still searches", async ({ page }) => {
    await page.route("**/data/search/**", (route) => route.abort());
    await page.goto("/", { waitUntil: "networkidle" });
    await searchBox(page).pressSequentially("the b");
    await expect(page.getByRole("status").filter({ hasText: "Suggestions aren’t available" })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/search\?q=the\+b/);
    await expect(page.getByRole("main").getByRole("link", { name: "The Beatles" }).first()).toBeVisible();
  });
});

test("the box follows the keys of an editable combobox", async ({ page }) => {
  await page.goto("/");
  const options = await suggest(page, "radio");
  // The list is whole, not the head's alone.
  await expect(page.getByRole("status").filter({ hasText: "suggestions" })).toHaveCount(1);
  const box = searchBox(page);
  const selected = page.getByRole("option", { selected: true });
  await expect(box).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowUp");
  await expect(selected).toHaveText((await options.last().textContent()) ?? "");
  await page.keyboard.press("ArrowDown");
  await expect(selected).toHaveText((await options.first().textContent()) ?? "");
  await expect(box).toHaveAttribute("aria-activedescendant", (await options.first().getAttribute("id")) ?? "none");
  await page.keyboard.press("Home");
  await expect(selected).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(box).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(options.first()).toBeVisible();
  await expect(selected).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(options).toHaveCount(0);
});

test("everything to press in the open box is at least 44 px high", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/artists");
  const options = await suggest(page, "radio");
  for (const target of [...(await options.all()), page.getByRole("button", { name: "Go" }), searchBox(page)]) {
    const bounds = await target.boundingBox();
    expect(bounds?.height).toBeGreaterThanOrEqual(44);
    expect(bounds?.width).toBeGreaterThanOrEqual(44);
  }
});
