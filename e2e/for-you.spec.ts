import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

const rows = (page: Page) => page.getByRole("region", { name: "Who else?" }).getByRole("list").first().locator("> li");

async function paste(page: Page, list: string): Promise<void> {
  await page.goto("/for-you");
  await page.getByRole("textbox", { name: /One artist per line/ }).fill(list);
  await page.getByRole("button", { name: "Find artists" }).click();
}

for (const { javaScript, tag } of [
  { javaScript: "with JavaScript", tag: "@phone" },
  { javaScript: "without JavaScript", tag: "@no-javascript" },
]) {
  test(`a pasted list gives artists that aren't on it, ${javaScript}`, { tag }, async ({ page }) => {
    await paste(
      page,
      "1. Radiohead\nbjörk\t120\nSigur Ros - Hoppípolla\nPortishead, Massive Attack\nMetalica\nNobody Knows These",
    );
    await expect(page).toHaveURL(/\/for-you\?with=radiohead,bjork:120,sigur-ros,portishead,massive-attack,metallica/);
    const main = page.getByRole("main");
    await expect(main).toContainText("Based on 6 artists from your list");
    await expect(main).toContainText("“Metalica” was read as Metallica");
    await expect(main).toContainText(/Not in this dataset: “\u2068Nobody Knows These\u2069”/);
    await expect(rows(page)).toHaveCount(50);
    const names = await rows(page).getByRole("link").allInnerTexts();
    for (const known of ["Radiohead", "Björk", "Sigur Rós", "Portishead", "Massive Attack", "Metallica"]) {
      expect(names).not.toContain(known);
    }
    await expect(rows(page).first()).toContainText(/Similar to .+ \([\d,]+ shared\)/);
    await expect(rows(page).first()).toContainText(/[2-6] of 6/);
  });

  test(`a Last.fm user's listening gives artists that user doesn't play, ${javaScript}`, { tag }, async ({ page }) => {
    await page.goto("/for-you");
    await page.getByRole("textbox", { name: /Last\.fm user name/ }).fill("ann");
    await page.getByRole("button", { name: "Look up" }).click();
    await expect(page).toHaveURL(/\/for-you\?user=ann$/);
    await expect(page.getByRole("main")).toContainText("Based on the 3 artists that Ann plays most");
    await expect(rows(page)).toHaveCount(50);
    expect(await rows(page).getByRole("link").allInnerTexts()).not.toContain("Björk");
  });
}

for (const { user, says } of [
  { user: "stranger", says: "Last.fm has no user called “stranger”." },
  { user: "private", says: "“private” keeps their listening private." },
  { user: "newcomer", says: "“newcomer” hasn’t played anything yet." },
  { user: "../ann", says: "“../ann” is not a valid Last.fm user name" },
]) {
  test(`a look-up of ${user} says why there is no list`, async ({ page, request }) => {
    await page.goto(`/for-you?user=${encodeURIComponent(user)}`);
    await expect(page.getByRole("main").getByRole("status")).toContainText(says);
    await page.getByRole("link", { name: "Paste a list instead" }).click();
    await expect(page).toHaveURL(/\/for-you$/);
    const page404 = await request.get(`/for-you?user=${encodeURIComponent(user)}`);
    expect(page404.status()).toBe(200);
  });
}

test("a list can be made, and changed, by keyboard alone", async ({ page }) => {
  await page.goto("/for-you");
  await page.getByRole("textbox", { name: /One artist per line/ }).focus();
  await page.keyboard.insertText("Nobody Knows These");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toContainText("None of the artists in your list is in this dataset.");
  await expectAccessible(page);
  await page.getByRole("textbox", { name: /One artist per line/ }).focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("Radiohead; Björk");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(rows(page).first()).toBeVisible();
});

test("a list that is far too long is read as far as it is promised", async ({ page }) => {
  await paste(page, ["Radiohead", ...Array.from({ length: 300 }, (_, at) => `Björk - title ${at}`)].join("\n"));
  await expect(page.getByRole("main")).toContainText("Based on 2 artists from your list");
  await expect(page.getByRole("main")).toContainText("201 lines at the end were not read.");
});

test("the list API accepts anything and never responds with a server error", async ({ request }) => {
  const door = (data: string | Buffer, type = "application/x-www-form-urlencoded") =>
    request.post("/for-you/list", { data, headers: { "content-type": type }, maxRedirects: 0 });
  for (const list of ["", "list=", "list=%00%ff", "list=../../manifest", "other=1", `list=${"%0A".repeat(5000)}`]) {
    const answer = await door(list);
    expect([answer.status(), answer.headers().location], list.slice(0, 30)).toEqual([
      303,
      expect.stringMatching(/^\/for-you(\?missed=[^#]*#list)?$/),
    ]);
  }
  expect((await door("list=Radiohead", "multipart/form-data; boundary=x")).status()).toBe(303);
  expect((await door("x".repeat(300_000))).status()).toBe(413);
});
