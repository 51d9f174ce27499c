import { existsSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { expectAnswerInView } from "./fixtures/first-screen.ts";
import { precompute } from "./fixtures/own-data.ts";
import { NOT_FOUND_NOTE, PAGE_KINDS } from "./fixtures/page-kinds.ts";
import { standaloneFolder, startStandalone } from "./fixtures/standalone-server.ts";
import { expect, test } from "./fixtures/test.ts";

const DATASETS = process.env.DATASETS_DIR ?? ".cache/datasets";
/** The unit tests publish them here too: whoever comes second finds them there. */
const PUBLISHED = path.resolve(".cache/test-lastfm-2k/data");
const TOKEN = "a-token-of-the-test";

test.skip(!existsSync(".next/standalone"), "STANDALONE=1 npm run build makes what this is about; npm test does so");
test.skip(
  !existsSync(path.join(DATASETS, "lastfm-2k/user_artists.dat")),
  `the real lastfm-2k is not in ${DATASETS}; DATASETS_DIR names another folder`,
);
test.describe.configure({ mode: "serial", timeout: 180_000 });
test.use({ expectedErrors: NOT_FOUND_NOTE });

let app: Awaited<ReturnType<typeof startStandalone>>;
let folder: Awaited<ReturnType<typeof standaloneFolder>>;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await precompute(["--dataset", "lastfm-2k", "--data-dir", DATASETS, "--out", PUBLISHED]);
  folder = await standaloneFolder();
  await mkdir(path.join(folder.folder, "public"));
  await symlink(PUBLISHED, path.join(folder.folder, "public/data"));
  app = await startStandalone(folder.folder, { REVALIDATE_TOKEN: TOKEN });
  // The build's own pages were made from the demo.
  const headers = { authorization: `Bearer ${TOKEN}` };
  const { ok } = await fetch(`${app.origin}/api/revalidate`, { method: "POST", headers });
  expect(ok).toBe(true);
});

test.afterAll(async () => {
  await app?.stop();
  await folder?.remove();
});

test("on real data every kind of page is there, and none says that its listeners are simulated", async ({ page }) => {
  await page.goto(`${app.origin}/map`);
  const cluster = await page.locator("a[href^='/artists/cluster/']").first().getAttribute("href");
  for (const { kind, path: address } of PAGE_KINDS) {
    // Named by the slug of its most popular artist.
    const response = await page.goto(app.origin + (kind === "artists of a cluster" ? cluster : address));
    expect(response?.status(), kind).toBe(/^unknown (?:tag|artist|address)$/.test(kind) ? 404 : 200);
    await expect(page.getByRole("heading", { level: 1 }).first(), kind).toBeVisible();
    await expect(page.getByText(/HetRec 2011/).first(), kind).toBeVisible();
    await expect(page.getByText(/simulated listeners/i), kind).toHaveCount(0);
  }
});

test("on real data, the first answer is on the first screen", async ({ page }) => {
  for (const slug of ["radiohead", "red-hot-chili-peppers", "godspeed-you-black-emperor"]) {
    await expectAnswerInView(page, `${app.origin}/artist/${slug}`);
  }
});

test("on real data, neighbours are those of real listeners", async ({ page }) => {
  await page.goto(`${app.origin}/artist/metallica`);
  for (const name of ["Megadeth", "Iron Maiden", "AC/DC"]) {
    await expect(page.getByRole("link", { name }).first()).toBeVisible();
  }
});
