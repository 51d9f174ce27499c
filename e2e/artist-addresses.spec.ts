import * as v from "valibot";
import { expect, test } from "./fixtures/test.ts";

const FormerSlugs = v.object({ slugs: v.record(v.string(), v.string()) });
const Artist = v.object({ slug: v.string() });

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
  // Slugs of earlier rules.
  ["/artist/yuduotianhikaru?shared=50", "/artist/utada-hikaru?shared=50"],
  ["/artist/yuduotianhikaru/neighbours.csv", "/artist/utada-hikaru/neighbours.csv"],
  ["/data/artists/yuduotianhikaru.json", "/data/artists/utada-hikaru.json"],
  ["/api/bio/yuduotianhikaru", "/api/bio/utada-hikaru"],
  ["/map?artist=yuduotianhikaru", "/map?artist=utada-hikaru"],
  ["/blend?with=radiohead,yuduotianhikaru:2", "/blend?with=radiohead,utada-hikaru:2"],
  ["/path?from=yuduotianhikaru&to=bangqiayumi", "/path?from=utada-hikaru&to=hamasaki-ayumi"],
  ["/kept?with=radiohead,yuduotianhikaru", "/kept?with=radiohead,utada-hikaru"],
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

test("every former slug leads to its artist in one step, and is nobody's today", async ({ request }) => {
  const { slugs } = v.parse(FormerSlugs, await (await request.get("/data/former-slugs.json")).json());
  const former = Object.entries(slugs);
  expect(former.length).toBeGreaterThan(50);
  for (const [slug, today] of former) {
    expect(slugs).not.toHaveProperty(today);
    const moved = await request.get(`/data/artists/${slug}.json`, { maxRedirects: 0 });
    expect(moved.status()).toBe(308);
    expect(moved.headers()["access-control-allow-origin"]).toBe("*");
    const found = await request.get(moved.headers().location ?? "", { maxRedirects: 0 });
    expect(v.parse(Artist, await found.json()).slug).toBe(today);
  }
  expect((await request.get("/data/artists/nobody-at-all.json", { maxRedirects: 0 })).status()).toBe(404);
});
