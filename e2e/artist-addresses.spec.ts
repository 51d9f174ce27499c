import { expect, test } from "./fixtures/test.ts";

for (const [address, target] of [
  ["/artist/Radiohead", "/artist/radiohead"],
  ["/artist/RADIOHEAD?shared=50", "/artist/radiohead?shared=50"],
  ["/artist/Sigur%20R%C3%B3s", "/artist/sigur-ros"],
  ["/artist/Sigur%20Ro%CC%81s", "/artist/sigur-ros"],
  ["/artist/sigur%20ros", "/artist/sigur-ros"],
  ["/artist/AC%2FDC", "/artist/ac-dc"],
  ["/artist/AC/DC", "/artist/ac-dc"],
  ["/artist/%D0%9A%D0%B8%D0%BD%D0%BE", "/artist/kino"],
  ["/artist/radiohead).", "/artist/radiohead"],
  ["/artist/radiohead/", "/artist/radiohead"],
  ["/artist", "/artists"],
  ["/artist/Bj%C3%B6rk/neighbours.csv", "/artist/bjork/neighbours.csv"],
] as const) {
  test(`${address} has moved to ${target} for good`, async ({ request }) => {
    const response = await request.get(address, { maxRedirects: 0 });
    expect(response.status()).toBe(308);
    const { pathname, search } = new URL(response.headers().location ?? "", "http://localhost");
    expect(`${pathname}${search}`).toBe(target);
    expect((await request.get(address)).status()).toBe(200);
  });
}

test("a name typed into the address bar leads to the artist", { tag: "@no-javascript" }, async ({ page }) => {
  await page.goto("/artist/Sigur Rós");
  await expect(page).toHaveURL(/\/artist\/sigur-ros$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sigur Rós");
});
