import { existsSync } from "node:fs";
import { prebuild } from "./fixtures/own-data.ts";
import { standaloneFolder, startStandalone } from "./fixtures/standalone-server.ts";
import { expect, expectAccessible, overflowOf, test } from "./fixtures/test.ts";

const TOKEN = "a-token-of-the-test";

test.skip(!existsSync(".next/standalone"), "STANDALONE=1 npm run build makes what this is about; npm test does so");
test.setTimeout(120_000);

test("data in which no one plays two artists gives pages that say what is missing", async ({ page, request }) => {
  const { folder, remove } = await standaloneFolder();
  const rows = ["Alpha", "Beta", "Gamma"].flatMap((artist) =>
    [0, 1, 2, 3].map((user) => `${artist} ${user},${artist},7`),
  );
  await prebuild(folder, "lonely", rows);
  const app = await startStandalone(folder, { REVALIDATE_TOKEN: TOKEN });
  try {
    // Pages of the build show its own data until they are made anew, which their next visit begins.
    await request.post(`${app.origin}/api/revalidate`, { headers: { authorization: `Bearer ${TOKEN}` } });
    await expect(async () => {
      await page.goto(`${app.origin}/map`);
      await expect(page.getByRole("main")).toContainText("Nothing to draw", { timeout: 500 });
    }).toPass();
    await expect(page.getByRole("application")).toHaveCount(0);
    await expectAccessible(page);
    expect((await page.goto(`${app.origin}/map?artist=alpha`))?.status()).toBe(200);
    await expect(page.getByRole("main")).toContainText("Nothing to draw");

    await page.goto(`${app.origin}/artist/alpha`);
    await expect(page.getByRole("region", { name: "Who else?" })).toContainText("No similar artists found.");
    await expectAccessible(page);

    for (const path of [
      "/",
      "/artists",
      "/blend?with=alpha,beta",
      "/path?from=alpha&to=beta",
      "/for-you?with=alpha",
      "/explore",
      "/methods",
    ]) {
      expect((await page.goto(`${app.origin}${path}`))?.status(), path).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      expect(await overflowOf(page), path).toBe(0);
    }
  } finally {
    await app.stop();
    await remove();
  }
});
