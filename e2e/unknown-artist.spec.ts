import { NOT_FOUND_NOTE } from "./fixtures/page-kinds.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ expectedErrors: NOT_FOUND_NOTE });

for (const { javaScript, tag } of [
  { javaScript: "with JavaScript", tag: "@phone" },
  { javaScript: "without JavaScript", tag: "@no-javascript" },
]) {
  test(`an unknown artist is a 404 that leads to near matches, ${javaScript}`, { tag }, async ({ page }) => {
    const response = await page.goto("/artist/radiohed");
    expect(response?.status()).toBe(404);
    expect(response?.headers()["cache-control"] ?? "").not.toMatch(/max-?age=\d{5,}/);
    await page.getByRole("main").getByRole("link", { name: "Radiohead", exact: true }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Radiohead");
  });
}

for (const path of ["/artist/no-such-artist-anywhere", "/artist/Radio%20Head%20!", "/artist/..%2Fmanifest"]) {
  test(`${path} is a 404 with a search box`, async ({ page }) => {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.locator('input[name="q"]:visible').first()).toBeVisible();
  });
}

for (const path of [
  "/artist/%ff",
  "/unknown/%ff",
  "/explore/%ff",
  "/api/bio/%ff",
  "/sitemap/%",
  "/artists/letter/%ff/1",
]) {
  test(`${path}, which can't be decoded, is a 404`, async ({ request }) => {
    expect((await request.get(path)).status()).toBe(404);
  });
}

test("an encoded address of anything else is left alone", async ({ request }) => {
  expect((await request.get("/data/artists/%72adiohead.json")).status()).toBe(200);
  expect((await request.get("/api/bio/%00")).headers()["content-type"]).toBe("application/problem+json");
});
