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

test("a ranking's table leads to its artists", async ({ page }) => {
  await page.goto("/explore");
  const figure = page.getByRole("figure").first();
  await figure.getByText("The figure as a table").click();
  const link = figure.getByRole("table").getByRole("link").first();
  const name = (await link.textContent()) ?? "";
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
