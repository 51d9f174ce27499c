import { readManifest, written } from "./fixtures/data-files.ts";
import { expect, expectAccessible, overflowOf, test } from "./fixtures/test.ts";

test("methods gives the formula and the provenance of the data that the site serves", async ({ page, request }) => {
  const manifest = await readManifest(request);
  await page.goto("/methods");
  const main = page.getByRole("main");
  await expect(main).toContainText("cos");
  const { rows } = manifest;
  const rejected = rows.rejected.filter((rejection) => rejection.rows > 0);
  const counts = [
    rows.read,
    rows.kept,
    rows.duplicatesAdded,
    ...rejected.map((rejection) => rejection.rows),
    manifest.users,
    manifest.interactions,
    manifest.artists.published,
  ];
  for (const count of counts) await expect(main).toContainText(written(count));
  for (const { description } of rejected) await expect(main).toContainText(description);
  for (const { name } of manifest.dataset.files) await expect(main).toContainText(name);
});

test("the manifest accounts for every row", async ({ request }) => {
  const { rows, interactions } = await readManifest(request);
  const rejected = rows.rejected.reduce((sum, rejection) => sum + rejection.rows, 0);
  expect(rows.kept + rejected).toBe(rows.read);
  expect(interactions + rows.duplicatesAdded).toBe(rows.kept);
});

test("methods draws the measured quality with its intervals, and the same figures as a table", async ({ page }) => {
  await page.goto("/methods");
  const quality = page.getByRole("region", { name: "Measured quality" });
  for (const measure of ["Recall at 10", "NDCG at 10"]) {
    const chart = quality.getByRole("img", { name: measure });
    await expect(chart).toBeVisible();
    await expect(chart).toHaveAccessibleDescription(/hidden/);
  }
  await expect(quality).toContainText("These listeners are simulated");
  await quality.getByText("Figures as a table").click();
  for (const data of ["Kindred demo", "HetRec 2011 Last.fm 2K"]) {
    const table = quality.getByRole("table", { name: `${data}: mean and 95% interval` });
    await expect(table.getByRole("rowheader", { name: "raw-cosine" })).toBeVisible();
  }
});

test("methods lists the same artists under several methods, each linked to its page", async ({ page }) => {
  await page.goto("/methods");
  const compared = page.getByRole("region", { name: "The same artist under several methods" });
  const list = compared.getByRole("list", { name: /raw-cosine/ }).first();
  await expect(list.getByRole("listitem")).toHaveCount(10);
  const link = list.getByRole("link").first();
  const name = (await link.textContent()) ?? "no link";
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`methods with everything open is accessible and fits 390 px (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/methods");
    for (const summary of await page.getByRole("main").locator("details > summary").all()) {
      await summary.evaluate((element) => element.parentElement?.setAttribute("open", ""));
    }
    expect(await overflowOf(page)).toBe(0);
    await expectAccessible(page);
  });
}
