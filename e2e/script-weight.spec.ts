import {
  buildBareApp,
  MAX_EXPLORE_SCRIPT_BYTES,
  MAX_PROFILES_BYTES,
  MAX_SCRIPT_BYTES,
  VIEWPORTS,
  weighPage,
} from "../bench/script-weight.ts";
import { type Server, startSite } from "../bench/web/site.ts";
import { makeAllLive } from "./fixtures/live-figures.ts";
import { expect, test } from "./fixtures/test.ts";

// One after the other, since they build the empty page in the same folder.
test.describe.configure({ mode: "default", timeout: 180_000 });

let bare: Server;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  bare = await startSite({}, { cwd: await buildBareApp(), probe: "/" });
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

test("the dashboard transfers at most 130 KB of script more, with every chart alive, and 140.2 with a choice made", async ({
  browser,
  baseURL,
}) => {
  const { alive, chosen } = MAX_EXPLORE_SCRIPT_BYTES;
  for (const viewport of Object.values(VIEWPORTS)) {
    const empty = await weighPage(browser, bare.origin, viewport);
    let seenBytes = 0;
    const used = await weighPage(browser, `${baseURL}/explore`, viewport, async (page, soFar) => {
      await makeAllLive(page);
      await page.waitForLoadState("networkidle");
      seenBytes = soFar.scriptBytes;
      await page.locator("figure#plays-per-artist").getByRole("link", { name: "CCDF" }).click();
      await expect(page).toHaveURL(/ccdf/);
    });
    // Else the charts weren't counted.
    expect(seenBytes - empty.scriptBytes).toBeGreaterThan(100_000);
    expect(seenBytes - empty.scriptBytes).toBeLessThanOrEqual(alive);
    expect(used.scriptBytes - empty.scriptBytes).toBeLessThanOrEqual(chosen);
  }
});
