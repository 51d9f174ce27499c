import { readManifest, written } from "./fixtures/data-files.ts";
import { expect, test } from "./fixtures/test.ts";

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
