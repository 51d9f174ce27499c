import { type NextServer, startNext } from "../bench/next-server.ts";
import {
  buildBareApp,
  MAX_EXPLORE_SCRIPT_BYTES,
  MAX_PROFILES_BYTES,
  MAX_SCRIPT_BYTES,
  VIEWPORTS,
  weighPage,
} from "../bench/script-weight.ts";
import { makeAllLive } from "./fixtures/live-figures.ts";
import { freePort } from "./fixtures/standalone-server.ts";
import { expect, test } from "./fixtures/test.ts";

// One after the other, since they build the empty page in the same folder.
test.describe.configure({ mode: "default", timeout: 180_000 });

let bare: NextServer;

test.beforeAll(async () => {
  bare = await startNext(await buildBareApp(), await freePort());
});
test.afterAll(() => bare.stop());

/** As after a response that the site has no profiles. */
function turnProfilesOff(): void {
  sessionStorage.setItem("kindred.profiles-off-until", String(Date.now() + 600_000));
}

test("an artist's page transfers at most 15 KB of script more than an empty page, and 26 KB with profiles", async ({
  browser,
  baseURL,
}) => {
  const address = `${baseURL}/artist/radiohead`;
  for (const viewport of Object.values(VIEWPORTS)) {
    const empty = await weighPage(browser, bare.origin, viewport);
    expect(empty.scriptBytes, "React and Next are in it").toBeGreaterThan(100_000);
    const without = await weighPage(browser, address, viewport, undefined, turnProfilesOff);
    expect(without.scriptBytes).toBeGreaterThan(empty.scriptBytes);
    expect(without.scriptBytes - empty.scriptBytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
    const artist = await weighPage(browser, address, viewport);
    expect(artist.scriptBytes, "profiles are in it").toBeGreaterThan(without.scriptBytes);
    expect(artist.scriptBytes - empty.scriptBytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES + MAX_PROFILES_BYTES);
  }
});

test("the dashboard transfers at most 130 KB of script more, with every chart alive, and 140 with a choice made", async ({
  browser,
  baseURL,
}) => {
  const { alive, chosen } = MAX_EXPLORE_SCRIPT_BYTES;
  for (const viewport of Object.values(VIEWPORTS)) {
    const empty = await weighPage(browser, bare.origin, viewport);
    const seen = await weighPage(browser, `${baseURL}/explore`, viewport, makeAllLive);
    // Else the charts weren't counted.
    expect(seen.scriptBytes - empty.scriptBytes).toBeGreaterThan(100_000);
    expect(seen.scriptBytes - empty.scriptBytes).toBeLessThanOrEqual(alive);
    const used = await weighPage(browser, `${baseURL}/explore`, viewport, async (page) => {
      await makeAllLive(page);
      await page.locator("figure#plays-per-artist").getByRole("link", { name: "CCDF" }).click();
      await expect(page).toHaveURL(/ccdf/);
    });
    expect(used.scriptBytes - empty.scriptBytes).toBeLessThanOrEqual(chosen);
  }
});
