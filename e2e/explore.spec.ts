import { expect, test } from "./fixtures/test.ts";

const FIGURES = 6;

test("explore draws six figures, each with its table", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/explore");
  const figures = page.getByRole("figure");
  await expect(figures).toHaveCount(FIGURES);
  for (let index = 0; index < FIGURES; index++) {
    const figure = figures.nth(index);
    await figure.scrollIntoViewIfNeeded();
    // Recharts draws after hydration only.
    await expect(figure.locator("svg.recharts-surface").first()).toBeVisible();
  }
  await expect(page.locator("main table")).toHaveCount(FIGURES);
});

test("a ranking leads to its artists", async ({ page }) => {
  await page.goto("/explore");
  const link = page.locator('main table a[href^="/artist/"]').first();
  const name = (await link.textContent())?.trim() ?? "";
  expect(name).not.toBe("");
  const summary = page.locator("details", { has: link }).locator("summary");
  if (!(await link.isVisible())) await summary.first().click();
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
});

test("explore shows its figures without JavaScript", { tag: "@no-javascript" }, async ({ page }) => {
  await page.goto("/explore");
  await expect(page.getByRole("figure")).toHaveCount(FIGURES);
  const tables = page.locator("main table");
  await expect(tables).toHaveCount(FIGURES);
  for (let index = 0; index < FIGURES; index++) {
    expect(await tables.nth(index).locator("tbody tr").count()).toBeGreaterThan(4);
  }
});
