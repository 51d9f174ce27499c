import type { Page } from "@playwright/test";
import { expect, overflowOf, test } from "./fixtures/test.ts";

const sections = (page: Page) => page.getByRole("navigation", { name: "Main" }).getByRole("link");

for (const { javaScript, tag } of [
  { javaScript: "with JavaScript", tag: "@phone" },
  { javaScript: "without JavaScript", tag: "@no-javascript" },
]) {
  test(`the header leads to every section and marks the one that is shown, ${javaScript}`, { tag }, async ({
    page,
  }) => {
    await page.goto("/");
    const names = await sections(page).allInnerTexts();
    const isWide = (page.viewportSize()?.width ?? 0) >= 1280;
    const onWide = (name: string) => (isWide ? [name] : []);
    expect(names).toEqual([
      "Artists",
      ...onWide("Tags"),
      "Blend",
      "Path",
      "Map",
      "For you",
      "Explore",
      ...onWide("Methods"),
    ]);
    for (const name of names) {
      await sections(page).filter({ hasText: name }).click();
      await expect(page.getByRole("navigation", { name: "Main" }).locator("[aria-current=page]")).toHaveText(name);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    }
    await page.goto("/artists/letter/b/1");
    await expect(page.getByRole("navigation", { name: "Main" }).locator("[aria-current=true]")).toHaveText("Artists");
  });
}

test("the header fits every width, each link in it at least 44 px wide and high", { tag: "@phone" }, async ({
  page,
}) => {
  for (const width of [320, 360, 390, 640, 768, 1024, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ["/", "/artists"]) {
      await page.goto(address);
      expect(await overflowOf(page), `pixels beyond ${width} px`).toBe(0);
      for (const link of await page.getByRole("banner").getByRole("link").all()) {
        const bounds = await link.boundingBox();
        expect(
          Math.min(bounds?.width ?? 0, bounds?.height ?? 0),
          `${await link.textContent()} at ${width} px`,
        ).toBeGreaterThanOrEqual(44);
        expect((bounds?.x ?? 0) + (bounds?.width ?? 0)).toBeLessThanOrEqual(width);
      }
    }
  }
});

test("every link of the footer leads somewhere", async ({ page, request }) => {
  await page.goto("/methods");
  const links = page.getByRole("navigation", { name: "Footer" }).getByRole("link");
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))) {
    expect((await request.get(href)).status(), href).toBe(200);
  }
});

/** Counts the view transitions that a page begins. */
async function countTransitions(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const begin = document.startViewTransition.bind(document);
    document.startViewTransition = (...options) => {
      const { dataset } = document.documentElement;
      dataset.transitions = String(Number(dataset.transitions ?? 0) + 1);
      return begin(...options);
    };
  });
  return async () => Number((await page.locator("html").getAttribute("data-transitions")) ?? 0);
}

test("pages fade into each other; a choice on a page doesn't, which would move the focus back", async ({ page }) => {
  const transitions = await countTransitions(page);
  for (const { path, choice, becomes } of [
    { path: "/artist/metallica", choice: /^Hidden gems/, becomes: /\?heard=/ },
    { path: "/explore", choice: /^10$/, becomes: /\?min=10$/ },
    { path: "/blend?with=radiohead", choice: /^\+ /, becomes: /radiohead,/ },
  ]) {
    await page.goto(path, { waitUntil: "networkidle" });
    if (path.startsWith("/artist/")) await page.getByText("Filter", { exact: true }).click();
    const link = page.getByRole("main").getByRole("link", { name: choice }).first();
    await link.click();
    await expect(page).toHaveURL(becomes);
    // The router, where it takes part, does so in the next frames.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    expect(await transitions(), path).toBe(0);
  }
  await sections(page).filter({ hasText: "Methods" }).click();
  await expect(page).toHaveURL(/\/methods$/);
  expect(await transitions()).toBe(1);
});

test("a link shows its page without loading a document, and opens a tab with Ctrl", async ({ page, context }) => {
  await page.goto("/artists", { waitUntil: "networkidle" });
  let documents = 0;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) documents++;
  });
  const link = page.getByRole("main").getByRole("link", { name: "Radiohead", exact: true });
  const [tab] = await Promise.all([context.waitForEvent("page"), link.click({ modifiers: ["ControlOrMeta"] })]);
  await expect(tab).toHaveURL(/\/artist\/radiohead$/);
  await expect(page).toHaveURL(/\/artists$/);
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Radiohead");
  await page.goBack();
  await expect(link).toBeVisible();
  expect(documents).toBe(0);
});

test("the section that is shown is underlined, whether the page is the section or lies in it", async ({ page }) => {
  for (const path of ["/artists", "/artists/letter/b/1"]) {
    await page.goto(path);
    const current = page.getByRole("navigation", { name: "Main" }).locator("[aria-current]");
    await expect(current).toHaveText("Artists");
    await expect(current).toHaveCSS("text-decoration-line", "underline");
  }
});
