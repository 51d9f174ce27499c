import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { readArtist } from "./fixtures/data-files.ts";
import { expect, expectAccessible, layoutShiftOf, overflowOf, test } from "./fixtures/test.ts";

/** Before any page is opened: this browser hides the artist. */
async function hide(page: Page, slug: string): Promise<void> {
  await page.addInitScript((artist) => {
    const kept = { version: 1, favourites: [], hidden: [{ slug: artist, name: artist }] };
    localStorage.setItem("kindred:kept", JSON.stringify(kept));
  }, slug);
}

const LIST = "/for-you?with=radiohead,bjork,sigur-ros";

test("a favourite and a hidden artist are remembered, and lists are complete again once cleared", {
  tag: "@phone",
}, async ({ page }) => {
  await page.goto(LIST);
  const rows = page.getByRole("region", { name: "Who else?" }).getByRole("list").first().getByRole("listitem");
  const [loved = "", unloved = ""] = await rows.getByRole("link").allInnerTexts();
  await page.getByRole("button", { name: `Mark ${loved} as a favourite` }).click();
  const hide = page.getByRole("button", { name: `Hide ${unloved} from lists` });
  const before = await hide.boundingBox();
  await hide.click();
  await expect(hide).toHaveAttribute("aria-pressed", "true");
  expect(await hide.boundingBox(), "nothing moves under the finger").toEqual(before);
  await expectAccessible(page);

  await page.reload();
  await expect(rows.getByRole("link", { name: unloved, exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: `Mark ${loved} as a favourite` })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByRole("button", { name: "Show 1 hidden artist" }).click();
  await expect(rows.getByRole("link", { name: unloved, exact: true })).toBeVisible();

  await page.goto("/kept");
  await expect(page.getByRole("region", { name: "Favourites" }).getByRole("link", { name: loved })).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Hidden from lists" }).getByRole("link", { name: unloved }),
  ).toBeVisible();
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
  expect(await download("Text")).toBe("# Favourites\nBjörk\n\n# Hidden from lists\nMuse\n");
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
    await expect(page.getByRole("region", { name: "Favourites" })).toContainText("None yet");
  }
});

test("artists can be kept by keyboard alone", async ({ page }) => {
  await page.goto(LIST);
  const heart = page.getByRole("button", { name: / as a favourite$/ }).first();
  await heart.focus();
  await page.keyboard.press("Space");
  await expect(heart).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(heart).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("button", { name: /^Hide .+ from lists$/ }).first()).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("without JavaScript no storage is offered", { tag: "@no-javascript" }, async ({ page }) => {
  await page.goto(LIST);
  await expect(page.getByRole("button", { name: /as a favourite$|from lists$/ })).toHaveCount(0);
  await page.goto("/kept");
  await expect(page.locator("noscript p")).toHaveText(/^This page needs JavaScript/);
});

test("an artist hidden on its page is folded away from its neighbours' lists", { tag: "@phone" }, async ({
  page,
  request,
}) => {
  const { neighbours } = await readArtist(request, "radiohead");
  const { slug = "", name = "" } = neighbours[1] ?? {};
  await page.goto(`/artist/${slug}`);
  await page
    .getByRole("button", { name: `Hide ${name} from lists` })
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
    expect(await layoutShiftOf(page)).toBe(0);
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
  expect(await layoutShiftOf(page)).toBe(0);
});
