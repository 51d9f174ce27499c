import { expect, test } from "@playwright/test";
import { readManifest } from "./fixtures/data-files.ts";

const locations = (xml: string) =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => new URL(address).pathname);

test("robots.txt leads to an index of sitemaps that list every artist once", async ({ request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  const index = new URL(/^Sitemap: (.+)$/m.exec(robots)?.[1] ?? "").pathname;
  const files = locations(await (await request.get(index)).text());
  const listed: string[] = [];
  for (const file of files) {
    const response = await request.get(file);
    expect(response.headers()["content-type"]).toContain("application/xml");
    const paths = locations(await response.text());
    expect(paths.length, file).toBeLessThanOrEqual(50_000);
    listed.push(...paths);
  }
  expect(new Set(listed).size).toBe(listed.length);
  const artists = listed.filter((path) => path.startsWith("/artist/"));
  expect(artists).toHaveLength((await readManifest(request)).artists.published);
  expect(artists).toContain("/artist/radiohead");
  expect(listed).toContain("/api-docs");
  expect((await request.get(`/sitemap/${files.length}.xml`)).status()).toBe(404);
});
