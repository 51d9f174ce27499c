import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { csvParse } from "d3-dsv";
import * as v from "valibot";
import { figureIds, makeAllLive } from "./fixtures/live-figures.ts";
import { expect, expectAccessible, overflowOf, test } from "./fixtures/test.ts";

const figureOf = (page: Page, id: string) => page.locator(`figure#${id}`);

/** The page's own sum of layout shifts that no input caused (Cumulative Layout Shift). */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("value" in entry && "hadRecentInput" in entry && !entry.hadRecentInput) shifts.push(Number(entry.value));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () =>
    page.evaluate(() => {
      const found = "shifts" in window && Array.isArray(window.shifts) ? window.shifts : [Number.NaN];
      return found.reduce((sum, value) => sum + value, 0);
    });
}

/** Pairs of labels in a figure's drawing that lie on each other, and labels outside the window. */
function clashingLabels(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const clashes: string[] = [];
    for (const figure of document.querySelectorAll("figure")) {
      const labels = [...figure.querySelectorAll("svg text")].filter((label) => label.textContent !== "");
      const boxes = labels.map((label) => ({ text: label.textContent, box: label.getBoundingClientRect() }));
      for (const [index, a] of boxes.entries()) {
        if (a.box.left < 0 || a.box.right > innerWidth) clashes.push(`${figure.id}: "${a.text}" outside`);
        for (const b of boxes.slice(index + 1)) {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          // Line boxes of two rows may touch; letters don't reach their edges.
          if (across > 0 && down > 3) clashes.push(`${figure.id}: "${a.text}" on "${b.text}"`);
        }
      }
    }
    return clashes;
  });
}

test("every figure comes to life near the viewport, and nothing moves", { tag: "@phone" }, async ({ page }) => {
  const shifts = await watchShifts(page);
  await page.goto("/explore");
  await makeAllLive(page);
  expect(await shifts()).toBe(0);
  await expect(page.locator("main figure table")).toHaveCount((await figureIds(page.request)).length + 1);
});

test("charts are not loaded before the reader comes near the figures", async ({ browser, baseURL }) => {
  const requested: string[] = [];
  const page = await browser.newPage({ viewport: { width: 390, height: 300 } });
  page.on("request", (request) => requested.push(request.url()));
  await page.goto(new URL("/explore", baseURL).href);
  await page.waitForLoadState("networkidle");
  const before = requested.filter((address) => address.endsWith(".js")).length;
  await expect(page.locator("[data-live]")).toHaveCount(0);
  await page.getByRole("figure").first().scrollIntoViewIfNeeded();
  await expect(page.locator("[data-live]").first()).toBeVisible();
  expect(requested.filter((address) => address.endsWith(".js")).length).toBeGreaterThan(before);
  await page.close();
});

test("nothing shifts for an address with another state either", async ({ page }) => {
  const shifts = await watchShifts(page);
  await page.goto("/explore?min=30&listeners-per-artist=ccdf");
  await makeAllLive(page);
  expect(await shifts()).toBe(0);
});

for (const width of [390, 768, 1440]) {
  test(`no label of a figure lies on another at ${width} px, before and after scripts`, async ({ page }) => {
    // Two loads, two looks at 34 drawings.
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    for (const query of [
      "",
      "?min=30&listeners-per-artist=ccdf&plays-per-artist=linear-more&artists-per-listener=log-more",
    ]) {
      await page.goto(`/explore${query}`);
      expect(await clashingLabels(page)).toEqual([]);
      await makeAllLive(page);
      expect(await clashingLabels(page)).toEqual([]);
    }
  });
}

test("a choice changes drawing, sentence and table, and lies in the address", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/explore");
  const figure = figureOf(page, "plays-per-artist");
  const finding = figure.locator("figcaption p");
  const before = await finding.textContent();
  await figure.getByRole("link", { name: "CCDF" }).click();
  await expect(page).toHaveURL(/\?plays-per-artist=ccdf$/);
  await expect(finding).toContainText("One in ten reaches");
  await expect(figure.getByText("Share of artists that reach it")).toBeVisible();
  await page
    .getByRole("group", { name: "Artists with at least" })
    .getByRole("link", { name: "30", exact: true })
    .click();
  await expect(finding).toContainText("artists with at least 30 listeners");
  const address = page.url();
  const text = await finding.textContent();
  await page.goto(address);
  await expect(finding).toHaveText(text ?? "");
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/explore$/);
  await expect(finding).toHaveText(before ?? "");
});

test("the floor of the ranking by average can be moved down to the accidents", async ({ page }) => {
  await page.goto("/explore");
  const figure = figureOf(page, "highest-average-plays");
  await expect(figure.getByRole("heading")).toContainText("at least 30 listeners");
  await figure.getByRole("link", { name: "1", exact: true }).click();
  await expect(figure.getByRole("heading")).toContainText("at least 1 listener");
  await expect(figure.locator("figcaption")).toContainText("accidents");
  // Below the page's own minimum there is nobody to bring back.
  await page.goto("/explore?min=30");
  const choices = figure.getByRole("group", { name: "Minimum listeners" }).getByRole("link");
  await expect(choices.first()).toHaveText("30");
});

test("without scripts every figure is drawn, has its table, and its choices work", { tag: "@no-javascript" }, async ({
  page,
}) => {
  await page.goto("/explore");
  await expect(page.getByRole("figure")).toHaveCount((await figureIds(page.request)).length);
  for (const figure of await page.getByRole("figure").all()) {
    await expect(figure.locator("svg[role=img]")).toHaveCount(1);
    expect(await figure.locator("table").first().locator("tbody tr").count()).toBeGreaterThan(4);
  }
  const figure = figureOf(page, "listeners-per-artist");
  await figure.getByRole("link", { name: "Linear" }).click();
  await expect(page).toHaveURL(/\?listeners-per-artist=linear-fewer#listeners-per-artist$/);
  await expect(figure.getByText("Listeners per artist, in equal bins")).toBeVisible();
  await expect(figure.getByRole("button", { name: "PNG" })).toBeHidden();
});

test("bars lead to their artists, bins to the artists in them, by mouse and keyboard", async ({ page }) => {
  await page.goto("/explore");
  await makeAllLive(page);
  const histogram = figureOf(page, "plays-per-artist");
  await histogram.scrollIntoViewIfNeeded();
  const chart = histogram.getByRole("application");
  await chart.focus();
  await page.keyboard.press("End");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
  const status = histogram.getByRole("status").filter({ hasText: "Plays per artist" });
  const range = /: ([\d,]+)–([\d,]+)/.exec((await status.textContent()) ?? "");
  const [from = 0, to = 0] = (range ?? []).slice(1).map((text) => Number(text.replaceAll(",", "")));
  expect(to).toBeGreaterThan(from);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/artists\/plays\/\d+#place-\d+$/);
  const first = page.locator(new URL(page.url()).hash);
  const plays = Number(((await first.locator("span").last().textContent()) ?? "").replaceAll(/\D/g, ""));
  expect(plays).toBeGreaterThanOrEqual(from);
  expect(plays).toBeLessThanOrEqual(to);

  await page.goto("/explore");
  const ranking = figureOf(page, "most-listeners");
  await ranking.getByText("Table", { exact: true }).click();
  const link = ranking.getByRole("table").getByRole("link").first();
  const name = (await link.textContent()) ?? "";
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
});

test("squares of the density lead to an artist, by arrow keys", async ({ page }) => {
  await page.goto("/explore");
  const figure = figureOf(page, "listeners-and-average-plays");
  await figure.scrollIntoViewIfNeeded();
  const chart = figure.getByRole("application");
  await chart.focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowUp"]) await page.keyboard.press(key);
  await expect(figure.getByRole("status").filter({ hasText: "listeners" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/artist\//);
});

test("a figure's files hold the numbers of its table, in the state that is shown", async ({ page, request }) => {
  await page.goto("/explore?listeners-per-artist=linear-fewer&min=30");
  const figure = figureOf(page, "listeners-per-artist");
  const counts = await figure.locator("table").first().locator("tbody td:last-child").allTextContents();
  const href = (await figure.getByRole("link", { name: "as CSV" }).getAttribute("href")) ?? "";
  const csv = csvParse(await (await request.get(href)).text());
  expect(csv.map(({ items }) => Number(items).toLocaleString("en-GB"))).toEqual(counts);
  const json = await (await request.get(href.replace(".csv", ".json"))).json();
  const Rows = v.object({ finding: v.string(), rows: v.array(v.object({ items: v.number() })) });
  const parsed = v.parse(Rows, json);
  expect(parsed.rows.map(({ items }) => String(items))).toEqual(csv.map(({ items }) => items));
  await expect(figure.locator("figcaption p")).toHaveText(parsed.finding);
  const svg = await request.get(href.replace(".csv", ".svg"));
  expect(svg.headers()["content-type"]).toContain("image/svg+xml");
  const text = await svg.text();
  expect(text).toContain("Listeners per artist");
  expect(text).not.toContain("var(--");
  expect((await request.get("/explore/none.csv")).status()).toBe(404);
  expect((await request.get("/explore/most-plays.exe")).status()).toBe(404);
});

test("a figure can be saved as PNG, cited, linked and embedded", async ({ page, context, request, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/explore");
  const figure = figureOf(page, "long-tail");
  await figure.scrollIntoViewIfNeeded();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    figure.getByRole("button", { name: "PNG" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("kindred-long-tail.png");
  const png = await readFile(await download.path());
  // Signature, then the width: twice the SVG's.
  expect([png.toString("latin1", 1, 4), png.readUInt32BE(16)]).toEqual(["PNG", 1920]);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await figure.getByRole("button", { name: "Copy link" }).click();
  await expect.poll(clipboard).toMatch(/^http:\/\/localhost:\d+\/explore#long-tail$/);
  await figure.getByRole("button", { name: "Copy embed code" }).click();
  await expect.poll(clipboard).toContain("<iframe src=");
  const source = /src="([^"]+)"/.exec(await clipboard())?.[1] ?? "";
  expect((await request.get(source)).status()).toBe(200);
  for (const name of ["The tables behind the figures", "Cite this"]) {
    await expect(page.getByRole("region", { name })).toContainText(`${baseURL}/`);
  }
  await page.getByRole("button", { name: "Copy BibTeX" }).click();
  await expect.poll(clipboard).toMatch(/^@misc\{kindred-demo,/);
});

test("an embedded figure needs no script and leads back", { tag: "@no-javascript" }, async ({ page, request }) => {
  await page.goto("/embed/plays-per-artist?plays-per-artist=ccdf&min=30");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plays per artist");
  await expect(page.getByText("artists with at least 30 listeners")).toBeVisible();
  await expect(page.getByRole("img")).toBeVisible();
  const back = await page.getByRole("link", { name: "Explore on Kindred" }).getAttribute("href");
  expect(back).toMatch(/\/explore\?min=30&plays-per-artist=ccdf#plays-per-artist$/);
  expect((await request.get("/embed/none")).status()).toBe(404);
});

for (const id of ["most-plays", "rejected-rows", "listeners-and-average-plays", "popularity-bias"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${id} embedded is accessible in ${colorScheme}, fits, and says that listeners are simulated`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`/embed/${id}`);
      await expectAccessible(page);
      expect(await overflowOf(page)).toBe(0);
      await expect(page.getByText("simulated listeners")).toBeVisible();
    });
  }
}

test("an open table and the queries are accessible", async ({ page }) => {
  test.slow();
  await page.goto("/explore");
  const figure = figureOf(page, "sparsity");
  await figure.getByText("Table", { exact: true }).click();
  await figure.getByText("SQL", { exact: true }).click();
  await expect(figure.getByRole("textbox", { name: "SQL" })).toHaveValue(/SET VARIABLE data = /);
  await expectAccessible(page);
});
