import type { APIRequestContext, Page } from "@playwright/test";
import { readArtist } from "./fixtures/data-files.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

const results = (page: Page) => page.getByRole("region", { name: "Results" });
/** Those below "Show" too. */
const resultLinks = (page: Page) => results(page).locator("ol").getByRole("link", { includeHidden: true });
const inputs = (page: Page) => page.getByRole("region", { name: "In the blend" });
const button = (page: Page, name: string) => inputs(page).getByRole("link", { name, exact: true });

/** On a narrow screen the inputs are a line of chips until they are opened. */
async function openInputs(page: Page): Promise<void> {
  if (await inputs(page).isVisible()) return;
  await page.getByText("Add artists, set weights").click();
}

/** Names in the order that the address's blend should have, from the open files and the formula on the page. */
async function expected(request: APIRequestContext, page: Page): Promise<string[]> {
  const list = new URL(page.url()).searchParams.get("with") ?? "";
  const entries = list.split(",").map((entry) => entry.split(":"));
  const files = await Promise.all(entries.map(([slug = ""]) => readArtist(request, slug)));
  const weights = entries.map(([, weight = "1"]) => Number(weight));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const found = new Map<string, { name: string; listeners: number; rank: number }>();
  for (const [place, file] of files.entries()) {
    for (const [at, { slug, name, listeners, similarity }] of file.neighbours.entries()) {
      if (files.some((input) => input.slug === slug)) continue;
      const result = found.get(slug) ?? { name, listeners, rank: 0 };
      // As the page explains: more listeners and a higher place count a little more.
      const said = (Math.sqrt(similarity) * listeners ** 0.1) / (1 + at) ** 0.15;
      result.rank += ((weights[place] ?? 0) / total) * said;
      found.set(slug, result);
    }
  }
  const ranked = [...found.values()].sort((a, b) => b.rank - a.rank || b.listeners - a.listeners);
  return ranked.slice(0, 60).map(({ name }) => name);
}

for (const { javaScript, tag } of [
  { javaScript: "with JavaScript", tag: "@phone" },
  { javaScript: "without JavaScript", tag: "@no-javascript" },
]) {
  test(`a listener blends, weighs and takes out, ${javaScript}`, { tag }, async ({ page, request }) => {
    await page.goto("/blend?with=radiohead");
    await results(page).getByRole("link", { name: /^\+ / }).first().click();
    await expect(page).toHaveURL(/\?with=radiohead,[a-z0-9-]+$/);
    await expect(results(page).getByRole("heading", { name: /^Similar to Radiohead and / })).toBeVisible();
    await expect(resultLinks(page)).toHaveText(await expected(request, page));

    await openInputs(page);
    await button(page, "More Radiohead").click();
    await openInputs(page);
    await button(page, "More Radiohead").click();
    await expect(page).toHaveURL(/\?with=radiohead:3,[a-z0-9-]+$/);
    await openInputs(page);
    await expect(inputs(page)).toContainText("75% of the blend");
    await expect(resultLinks(page)).toHaveText(await expected(request, page));

    await page.getByRole("link", { name: "Remove Radiohead", exact: true }).click();
    await expect(page).toHaveURL(/\?with=[a-z0-9-]+$/);
    await expect(results(page).getByRole("heading", { name: "Add one more artist" })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(/\?with=radiohead:3,/);
    await expect(resultLinks(page)).toHaveText(await expected(request, page));
  });
}

test("each result says which of the artists it comes from, with the evidence", async ({ page, request }) => {
  await page.goto("/blend?with=radiohead,bjork");
  const first = results(page).getByRole("listitem").first();
  const name = (await first.getByRole("link").textContent()) ?? "";
  for (const slug of ["radiohead", "bjork"]) {
    const file = await readArtist(request, slug);
    const listed = file.neighbours.find((neighbour) => neighbour.name === name);
    if (listed === undefined) await expect(first).not.toContainText(file.name);
    else await expect(first).toContainText(`${listed.similarity.toFixed(2)}, ${listed.overlap} shared`);
  }
});

test("a phone shows the first results of three artists without scrolling", { tag: "@phone" }, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/blend?with=radiohead,bjork,metallica");
  const first = results(page).getByRole("listitem").first();
  await expect(first).toContainText(/similar to (all 3|[12] of your 3): /);
  const bounds = await first.boundingBox();
  expect((bounds?.y ?? 0) + 150).toBeLessThanOrEqual(844);
  await expect(page.getByRole("link", { name: "Remove Björk", exact: true })).toHaveCount(1);
  await expectAccessible(page);
  await openInputs(page);
  await expect(button(page, "More Björk")).toBeVisible();
  await expectAccessible(page);
});

test("bars begin at one edge and are as long as their figures say, at every width", { tag: "@phone" }, async ({
  page,
}) => {
  for (const width of [320, 390, 768, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto("/blend?with=radiohead,bjork,metallica");
    const bars = await results(page)
      .getByRole("listitem")
      .locator("dd")
      .evaluateAll((all) =>
        all.flatMap((evidence) => {
          const bar = evidence.querySelector("[style]")?.getBoundingClientRect();
          const figure = Number(/\d\.\d+/.exec(evidence.textContent)?.[0]);
          return bar && bar.width > 0 ? [{ left: bar.left, length: bar.width, figure }] : [];
        }),
      );
    expect(bars.length).toBeGreaterThan(15);
    const longest = bars.reduce((best, bar) => (bar.figure > best.figure ? bar : best));
    expect(longest.length, `px at ${width} px`).toBeGreaterThan(40);
    for (const { left, length, figure } of bars) {
      expect(left, `left edge at ${width} px`).toBeCloseTo(longest.left, 0);
      // Figures are rounded to hundredths.
      const error = Math.abs(length - longest.length * (figure / longest.figure));
      expect(error, `px of ${figure} at ${width} px`).toBeLessThan(0.02 * longest.length * (1 / longest.figure) + 0.5);
    }
  }
});

test("an artist is added from the suggestions without requesting a page", async ({ page, request }) => {
  await page.goto("/blend?with=radiohead", { waitUntil: "networkidle" });
  const asked: string[] = [];
  page.on("request", (sent) => {
    const { pathname } = new URL(sent.url());
    if (/^\/(blend|data\/artists\/)/.test(pathname)) asked.push(pathname);
  });
  const box = page.getByRole("combobox", { name: "Add an artist" });
  await expect(async () => {
    await box.fill("");
    await box.pressSequentially("bjor");
    await expect(page.getByRole("option", { name: /^Björk/ })).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 15_000 });
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?with=radiohead,bjork$/);
  await expect(resultLinks(page)).toHaveText(await expected(request, page));
  await expect(box).toHaveValue("");
  expect(asked).toEqual(["/data/artists/bjork.json"]);
  await page.reload();
  await expect(resultLinks(page)).toHaveText(await expected(request, page));
});

test("the keyboard stays where it weighs, and goes to the results from a way out", async ({ page }) => {
  await page.goto("/blend?with=radiohead:2,bjork", { waitUntil: "networkidle" });
  await button(page, "Less Radiohead").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?with=radiohead,bjork$/);
  await expect(button(page, "Less Radiohead")).toBeFocused();
  await expect(button(page, "Less Radiohead")).toHaveAttribute("aria-disabled", "true");
  await button(page, "Remove Björk").press("Enter");
  await expect(results(page)).toBeFocused();
});

test("a typed name is added without JavaScript, and a vague one asked about", { tag: "@no-javascript" }, async ({
  page,
}) => {
  await page.goto("/blend");
  await page.getByLabel("Add an artist").fill("sigur ros");
  await page.getByLabel("Add an artist").press("Enter");
  await expect(page).toHaveURL(/\?with=sigur-ros$/);
  await page.getByLabel("Add an artist").fill("b");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("heading", { name: "Who do you mean by “b”?" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Björk", exact: true }).click();
  await expect(page).toHaveURL(/\?with=sigur-ros,bjork$/);
  await expect(page.getByRole("heading", { name: "Similar to Sigur Rós and Björk" })).toBeVisible();
});

test("a name with a clear leader is taken without JavaScript, and can be changed for another", {
  tag: "@no-javascript",
}, async ({ page }) => {
  await page.goto("/blend?with=sigur-ros");
  await page.getByLabel("Add an artist").fill("radio");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page).toHaveURL(/\?with=sigur-ros,radiohead&searched=radio$/);
  await expect(page.getByRole("heading", { name: "Similar to Sigur Rós and Radiohead" })).toBeVisible();
  const other = page.getByText("Not this one? “radio” may also mean").getByRole("link").first();
  const name = (await other.textContent()) ?? "";
  await other.click();
  await expect(page.getByRole("heading", { name: `Similar to Sigur Rós and ${name}` })).toBeVisible();
  await expect(page).not.toHaveURL(/searched|radiohead/);
});

test("a result says its number of listeners once", { tag: "@no-javascript" }, async ({ page }) => {
  await page.goto("/blend?with=radiohead,bjork,metallica");
  const rows = await results(page).locator("ol").first().locator(":scope > li").allTextContents();
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect(row.match(/\d listeners?(?! in common)/g), row).toHaveLength(1);
});

test("an address that can’t be followed in full says why, and blends the rest", { tag: "@no-javascript" }, async ({
  page,
}) => {
  await page.goto("/blend?with=radiohed:2,bjork:9,tool,tool,muse,air,moby,blur,oasis");
  const main = page.getByRole("main");
  await expect(main).toContainText("No artist called “radiohed”");
  await expect(main).toContainText("A weight must be a whole number from 1 to 5: “9” for Björk counts as 1.");
  await expect(main).toContainText("Tool appears more than once and counts once.");
  await expect(main).toContainText("A blend holds up to 6 artists. Left out: blur, oasis.");
  await expect(main.getByRole("heading", { name: "Similar to Björk, Tool, Muse, Air and Moby" })).toBeVisible();
  await inputs(page).getByRole("link", { name: "Radiohead", exact: true }).click();
  await expect(page).toHaveURL(/radiohead:2/);
  await expect(main).not.toContainText("No artist called");
});

test("an empty blend invites with real examples", { tag: "@no-javascript" }, async ({ page, request }) => {
  await page.goto("/blend");
  const example = results(page).getByRole("listitem").first();
  const promised = /, led by (.+)$/.exec((await example.textContent()) ?? "")?.[1] ?? "";
  await example.getByRole("link").click();
  await expect(resultLinks(page).first()).toHaveText(promised);
  await expect(resultLinks(page)).toHaveText(await expected(request, page));
});

test("the link can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/blend?with=radiohead,bjork", { waitUntil: "networkidle" });
  await button(page, "More Björk").click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/blend\?with=radiohead,bjork:2$/);
});

test("search engines keep the page without artists only", { tag: "@no-javascript" }, async ({ page }) => {
  const robots = page.locator('meta[name="robots"]');
  const canonical = page.locator('link[rel="canonical"]');
  await page.goto("/blend?with=radiohead,bjork");
  await expect(robots).toHaveAttribute("content", "noindex, follow");
  await expect(canonical).toHaveAttribute("href", /\/blend$/);
  await page.goto("/blend");
  await expect(robots).toHaveCount(0);
  await expect(canonical).toHaveAttribute("href", /\/blend$/);
});
