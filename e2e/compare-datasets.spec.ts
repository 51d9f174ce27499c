import { existsSync } from "node:fs";
import path from "node:path";
import { prebuild } from "./fixtures/own-data.ts";
import { standaloneFolder, startStandalone } from "./fixtures/standalone-server.ts";
import { expect, expectAccessible, overflowOf, settled, test } from "./fixtures/test.ts";

test.skip(!existsSync(".next/standalone"), "STANDALONE=1 npm run build makes what this is about; npm test does so");
test.setTimeout(180_000);

const TOKEN = "a-token-of-the-test";

/** So many listeners, each with five plays of everybody; one row in twenty lacks its artist. */
function rowsOf(listeners: number): string[] {
  const artists = ["Alpha", "Beta", "Gamma", "An Artist With Quite A Long Name Indeed"];
  return Array.from({ length: listeners }, (_, user) => [
    ...artists.map((artist) => `user ${user},${artist},5`),
    ...(user % 5 === 0 ? [`user ${user},,5`] : []),
  ]).flat();
}

test("a build that was given another's folder sets both datasets side by side, on every screen and in both schemes", async ({
  page,
  request,
}) => {
  const { folder, remove } = await standaloneFolder();
  await prebuild(folder, "whole", rowsOf(2_000), { out: "whole-data" });
  await prebuild(folder, "part", rowsOf(20), { flags: ["--compare", path.join(folder, "whole-data")] });
  const app = await startStandalone(folder, { REVALIDATE_TOKEN: TOKEN });
  try {
    // Pages were prerendered from the data of the build.
    await request.post(`${app.origin}/api/revalidate`, { headers: { authorization: `Bearer ${TOKEN}` } });
    await request.get(`${app.origin}/explore`);
    await request.get(`${app.origin}/explore/compare`);
    await page.goto(`${app.origin}/explore`);
    // Anyone's own files: search engines are asked to stay away.
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex, nofollow");
    await page.getByRole("link", { name: "Compare with whole.csv" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Datasets side by side");
    const table = page.getByRole("table", { name: "What was read, kept and found" });
    await expect(table.getByRole("columnheader")).toHaveText(["Measure", "part.csv", "whole.csv"]);
    const cellsOf = (measure: string) =>
      table
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: measure, exact: true }) })
        .getByRole("cell");
    // 20 · 4 rows and 4 without an artist; 2,000 · 4 and 400.
    await expect(cellsOf("Rows read")).toHaveText(["84", "8,400"]);
    await expect(cellsOf("Listeners")).toHaveText(["20", "2,000"]);
    await expect(cellsOf("Plays")).toHaveText(["400", "40,000"]);
    await expect(cellsOf("Artists per listener")).toHaveText(["4", "4"]);
    const rejected = page.getByRole("table", { name: "Rejected rows, by reason" });
    await expect(rejected.getByRole("row").nth(1).getByRole("cell")).toHaveText(["4", "400"]);
    await settled(page);
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [390, 768, 1440]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        expect(await overflowOf(page)).toBe(0);
      }
      await expectAccessible(page);
    }
  } finally {
    await app.stop();
    await remove();
  }
});
