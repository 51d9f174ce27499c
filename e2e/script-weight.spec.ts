import { type NextServer, startNext } from "../bench/next-server.ts";
import { buildBareApp, MOST_SCRIPT_BYTES, VIEWPORTS, weighPage } from "../bench/script-weight.ts";
import { freePort } from "./fixtures/standalone-server.ts";
import { expect, test } from "./fixtures/test.ts";

test.describe.configure({ timeout: 180_000 });

let bare: NextServer;

test.beforeAll(async () => {
  bare = await startNext(await buildBareApp(), await freePort());
});
test.afterAll(() => bare.stop());

test("an artist's page transfers at most 15 KB of script more than an empty page", async ({ browser, baseURL }) => {
  for (const viewport of Object.values(VIEWPORTS)) {
    const empty = await weighPage(browser, bare.origin, viewport);
    expect(empty.scriptBytes, "React and Next are in it").toBeGreaterThan(100_000);
    const artist = await weighPage(browser, `${baseURL}/artist/radiohead`, viewport);
    expect(artist.scriptBytes).toBeGreaterThan(empty.scriptBytes);
    expect(artist.scriptBytes - empty.scriptBytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  }
});
