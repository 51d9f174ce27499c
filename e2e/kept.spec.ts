import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { readArtist } from "./fixtures/data-files.ts";
import { expect, expectAccessible, layoutShiftsOf, overflowOf, test } from "./fixtures/test.ts";

/** Before any page is opened: this browser hides the artist. */
async function hide(page: Page, slug: string): Promise<void> {
  await page.addInitScript((artist) => {
    const kept = { version: 1, favourites: [], hidden: [{ slug: artist, name: artist }] };
    localStorage.setItem("kindred:kept", JSON.stringify(kept));
  }, slug);
}

const LIST = "/for-you?with=radiohead,bjork,sigur-ros";

test("a kept and a hidden artist are remembered, and lists are complete again once cleared", {
  tag: "@phone",
}, async ({ page }) => {
  await page.goto(LIST);
  const rows = page.getByRole("region", { name: "Who else?" }).getByRole("list").first().getByRole("listitem");
  const [loved = "", unloved = ""] = await rows.getByRole("link").allInnerTexts();
  await page.getByRole("button", { name: `Keep ${loved}`, exact: true }).click();
  const place = rows.nth(1).locator("[data-keep]").last();
  await place.scrollIntoViewIfNeeded();
  const before = await place.boundingBox();
  await page.getByRole("button", { name: `Hide ${unloved}`, exact: true }).click();
  const undo = page.getByRole("button", { name: `Hidden. Undo hiding ${unloved}` });
  await expect(undo).toBeFocused();
  const after = await undo.boundingBox();
  const end = (box: typeof before) => (box?.x ?? 0) + (box?.width ?? 0);
  expect({ y: after?.y, end: end(after) }, "nothing moves under the finger").toEqual({
    y: before?.y,
    end: end(before),
  });
  await expectAccessible(page);
  await undo.click();
  await expect(undo).toHaveCount(0);
  await expect(page.getByRole("button", { name: `Keep ${unloved}`, exact: true })).toBeVisible();
  await page.getByRole("button", { name: `Hide ${unloved}`, exact: true }).click();

  await page.reload();
  await expect(rows.getByRole("link", { name: unloved, exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: `Keep ${loved}`, exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByRole("button", { name: "Show 1 hidden artist" }).click();
  await expect(rows.getByRole("link", { name: unloved, exact: true })).toBeVisible();

  await page.getByRole("banner").getByRole("link", { name: "Kept", exact: true }).click();
  await expect(
    page.getByRole("region", { name: "Kept", exact: true }).getByRole("link", { name: loved, exact: true }),
  ).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Hidden from lists" }).getByRole("link", { name: unloved }),
  ).toBeVisible();
  // The router sets it a moment after the page.
  await expect(page).toHaveTitle(/./);
  await expectAccessible(page);
  expect(await overflowOf(page)).toBe(0);
  await page
    .getByRole("region", { name: "Hidden from lists" })
    .getByRole("button", { name: "Clear this list" })
    .click();
  await expect(page.getByRole("region", { name: "Hidden from lists" })).toContainText("Nothing hidden.");
  await page.getByRole("link", { name: "Get suggestions from these" }).click();
  await expect(page.getByRole("main")).toContainText("Based on 1 artist from your list");
  await page.goto(LIST);
  await expect(rows.getByRole("link", { name: unloved, exact: true })).toBeVisible();
});

test("the header leads to kept artists once there are any, and nothing moves either way", { tag: "@phone" }, async ({
  page,
}) => {
  const link = page.getByRole("banner").getByRole("link", { name: "Kept", exact: true });
  await page.goto("/artist/radiohead", { waitUntil: "networkidle" });
  await expect(link).toBeHidden();
  expect(await layoutShiftsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Keep Radiohead", exact: true }).click();
  await expect(link).toBeVisible();
  for (const path of ["/", "/artist/radiohead", "/methods"]) {
    await page.goto(path, { waitUntil: "networkidle" });
    await expect(link).toBeVisible();
    expect(await layoutShiftsOf(page), path).toEqual([]);
    expect(await overflowOf(page), path).toBe(0);
  }
  await page.goto("/kept");
  await page.getByRole("button", { name: "Clear this list" }).click();
  await expect(link).toBeHidden();
});

test("on an artist's page the controls have words", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/artist/radiohead");
  const header = page.getByRole("main").locator("header");
  await expect(header.getByText("Keep", { exact: true })).toBeVisible();
  await header.getByText("Hide", { exact: true }).click();
  await expect(header.getByText("Hidden. Undo")).toBeVisible();
  await expectAccessible(page);
  expect(await overflowOf(page)).toBe(0);
  await header.getByText("Undo").click();
  await expect(header.getByText("Hide", { exact: true })).toBeVisible();
});

/** Before any page is opened: this browser keeps these artists and hides those, unless it has stored something since. */
async function keep(page: Page, favourites: readonly string[], hidden: readonly string[] = []): Promise<void> {
  const named = (slugs: readonly string[]) => slugs.map((slug) => ({ slug, name: slug }));
  const kept = JSON.stringify({ version: 1, favourites: named(favourites), hidden: named(hidden) });
  await page.addInitScript((text) => {
    if (localStorage.getItem("kindred:kept") === null) localStorage.setItem("kindred:kept", text);
  }, kept);
}

const EIGHT = ["radiohead", "bjork", "sigur-ros", "muse", "metallica", "coldplay", "portishead", "massive-attack"];

test("a kept list blends in one click: the six most recent, and it says so", async ({ page }) => {
  await keep(page, EIGHT);
  await page.goto("/kept");
  await page.getByRole("link", { name: "Blend the 6 most recent" }).click();
  await expect(page).toHaveURL(new RegExp(`/blend\\?with=${EIGHT.slice(0, 6).join(",")}$`));
});

test("a list is shared by its address, and another browser's own list is only ever added to", {
  tag: "@phone",
}, async ({ page, browser }) => {
  await keep(page, ["radiohead", "bjork", "muse"], ["coldplay"]);
  await page.goto("/kept");
  await page.getByRole("link", { name: "Share this list" }).click();
  await expect(page).toHaveURL(/\/kept\?with=radiohead,bjork,muse$/);
  await expect(page.getByRole("main")).toContainText("None of these would be new to your kept artists.");
  const address = page.url();

  const other = await (await browser.newContext()).newPage();
  await keep(other, ["bjork", "metallica"], ["muse"]);
  await other.goto(address);
  await expect(other.getByRole("main").getByRole("listitem").getByRole("link")).toHaveText([
    "Radiohead",
    "Björk",
    "Muse",
  ]);
  await expectAccessible(other);
  expect(await overflowOf(other)).toBe(0);
  const stored = () =>
    other.evaluate(() => {
      const { favourites, hidden } = JSON.parse(localStorage.getItem("kindred:kept") ?? "");
      const slugs = (list: { slug: string }[]) => list.map(({ slug }) => slug).join();
      return [slugs(favourites), slugs(hidden)];
    });
  expect(await stored(), "opening it changes nothing").toEqual(["bjork,metallica", "muse"]);
  await other.getByRole("button", { name: "Keep the 1 you do not have" }).click();
  await expect(other.getByRole("main")).toContainText("1 artist added to your kept artists. 1 kept already.");
  await expect(other.getByRole("status").filter({ hasText: "1 artist added" })).toBeFocused();
  expect(await stored()).toEqual(["radiohead,bjork,metallica", "muse"]);
  await other.context().close();
});

test("stored artists can be exported as JSON and as text", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(() => {
    const artist = (slug: string, name: string) => ({ slug, name });
    const kept = { version: 1, favourites: [artist("bjork", "Björk")], hidden: [artist("muse", "Muse")] };
    localStorage.setItem("kindred:kept", JSON.stringify(kept));
  });
  await page.goto("/kept");
  const download = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name, exact: true }).click(),
    ]);
    return readFile(await file.path(), "utf8");
  };
  expect(JSON.parse(await download("JSON"))).toEqual({
    version: 1,
    favourites: [{ slug: "bjork", name: "Björk" }],
    hidden: [{ slug: "muse", name: "Muse" }],
  });
  expect(await download("Text")).toBe("# Kept\nBjörk\n\n# Hidden from lists\nMuse\n");
});

test("foreign content in the browser's storage does no harm", async ({ page }) => {
  for (const stored of [
    "{",
    "[]",
    '{"version":9}',
    '{"version":1,"favourites":[{"slug":"../x","name":"X"}],"hidden":[]}',
  ]) {
    await page.goto("/kept");
    await page.evaluate((text) => localStorage.setItem("kindred:kept", text), stored);
    await page.reload();
    await expect(page.getByRole("region", { name: "Kept", exact: true })).toContainText("None yet");
  }
});

test("artists can be kept and hidden by keyboard alone, and the focus stays", async ({ page }) => {
  await page.goto(LIST);
  const heart = page.getByRole("button", { name: /^Keep / }).first();
  await heart.focus();
  await page.keyboard.press("Space");
  await expect(heart).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Hidden\. Undo hiding / })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Hide / }).first()).toBeFocused();
});

test("without JavaScript no storage is offered, and a shared list is complete", { tag: "@no-javascript" }, async ({
  page,
}) => {
  await page.goto(LIST);
  await expect(page.getByRole("button", { name: /^(Keep|Hide) / })).toHaveCount(0);
  await page.goto("/kept");
  await expect(page.locator("noscript p")).toHaveText(/^This page needs JavaScript/);
  await page.goto("/kept?with=radiohead,bjork,no-such-artist");
  await expect(page.getByRole("main")).toContainText("2 artists that someone keeps. 1 other is not in this dataset.");
  await expect(page.getByRole("link", { name: "Radiohead", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Blend these" })).toHaveAttribute("href", "/blend?with=radiohead,bjork");
});

test("an artist hidden on its page is folded away from its neighbours' lists", { tag: "@phone" }, async ({
  page,
  request,
}) => {
  const { neighbours } = await readArtist(request, "radiohead");
  const { slug = "", name = "" } = neighbours[1] ?? {};
  await page.goto(`/artist/${slug}`);
  await page
    .getByRole("button", { name: `Hide ${name}`, exact: true })
    .first()
    .click();
  await page.goto("/artist/radiohead");
  const list = page.getByRole("region", { name: "Who else?" });
  await expect(list.getByRole("button", { name: "Show 1 hidden artist" })).toBeVisible();
  await expect(list.getByRole("link", { name, exact: true })).toBeHidden();
  await expectAccessible(page);
  await list.getByRole("button", { name: "Show 1 hidden artist" }).click();
  await expect(list.getByRole("link", { name, exact: true })).toBeVisible();
  expect(await overflowOf(page)).toBe(0);
});

for (const { kind, path } of [
  { kind: "an artist’s page", path: "/artist/radiohead" },
  { kind: "a narrowed list", path: "/artist/radiohead?heard=-&shared=1" },
  { kind: "a blend", path: "/blend?with=radiohead,bjork" },
  { kind: "a list for somebody", path: LIST },
]) {
  test(`nothing moves on ${kind} for a reader who hides somebody on it`, { tag: "@phone" }, async ({ page }) => {
    await page.goto(path);
    const first = page.locator("[data-fold] ol > li").first();
    const href = (await first.getByRole("link").first().getAttribute("href")) ?? "";
    await hide(page, href.replace("/artist/", ""));
    await page.goto(path);
    await expect(page.getByRole("button", { name: "Show 1 hidden artist" })).toBeVisible();
    await expect(page.locator(`[data-fold] a[href="${href}"]`)).toBeHidden();
    expect(await layoutShiftsOf(page)).toEqual([]);
  });
}

test.describe("before the code of the page has come", () => {
  test.use({ expectedErrors: /ERR_FAILED|Failed to load/ });
  test("who is hidden is folded away, and the room is kept for the line that says so", async ({ page, request }) => {
    const { neighbours } = await readArtist(request, "radiohead");
    const link = page.getByRole("region", { name: "Who else?" }).locator(`a[href="/artist/${neighbours[1]?.slug}"]`);
    const second = page.getByRole("region", { name: "Who else?" }).locator(`a[href="/artist/${neighbours[0]?.slug}"]`);
    await page.goto("/artist/radiohead");
    const whole = await second.boundingBox();
    await hide(page, neighbours[1]?.slug ?? "");
    await page.route("**/_next/static/chunks/*.js", (route) => route.abort());
    await page.goto("/artist/radiohead");
    await expect(second).toBeVisible();
    await expect(link).toBeHidden();
    expect((await second.boundingBox())?.y).toBe((whole?.y ?? 0) + 44);
  });
});

test("foreign content in the browser's storage hides no one, early or late", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("kindred:kept", '{"hidden":[{"slug":"]}*{display:none}"}]}'));
  await page.goto("/artist/radiohead", { waitUntil: "networkidle" });
  await expect(page.getByRole("button", { name: /^Show \d+ hidden artist/ })).toHaveCount(0);
  await expect(page.locator("[data-fold] ol > li").first()).toBeVisible();
  expect(await layoutShiftsOf(page)).toEqual([]);
});
