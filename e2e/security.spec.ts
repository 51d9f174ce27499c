import { NOT_FOUND_NOTE, PAGE_KINDS } from "./fixtures/page-kinds.ts";
import { expect, test } from "./fixtures/test.ts";

const REQUIRED = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "strict-transport-security": expect.stringMatching(/^max-age=\d{8}/),
};

/** Of pages, files, routes, redirects and faults. */
const OTHER_PATHS = [
  "/data/manifest.json",
  "/data/none.json",
  "/api/bio/radiohead",
  "/api/bio/none",
  "/api/health",
  "/explore/most-plays.csv",
  "/opensearch.xml",
  "/robots.txt",
  "/icon.svg",
  "/favicon.ico",
  "/icons/32.png",
  "/artists/popular/1",
  "/artist/radiohead/similar",
  "/artist/radiohead/",
  "/artist/%E0%A4",
  "/_next/static/none.js",
];

for (const path of [...PAGE_KINDS.map((kind) => kind.path), ...OTHER_PATHS]) {
  test(`${path} carries the security headers`, async ({ request }) => {
    const response = await request.get(path, { maxRedirects: 0 });
    expect(response.status()).toBeLessThan(500);
    expect(response.headers()).toMatchObject(REQUIRED);
    const policy = response.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src-attr 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe-eval");
    expect(response.headers()["x-frame-options"]).toBe("DENY");
    expect(response.headers()).not.toHaveProperty("x-powered-by");
  });
}

test("only embeds may be framed by others", async ({ request }) => {
  const response = await request.get("/embed/no-such-figure");
  expect(response.headers()["content-security-policy"]).toContain("frame-ancestors *");
  expect(response.headers()["content-security-policy"]).not.toContain("frame-ancestors 'none'");
  expect(response.headers()).not.toHaveProperty("x-frame-options");
});

test.describe("every kind of page", () => {
  test.use({
    expectedErrors: new RegExp(`Content Security Policy|${NOT_FOUND_NOTE.source}`),
    // That nothing of the page's own is forbidden is seen wherever else these pages are opened.
    expectedViolations: /^script-src/,
  });

  for (const { kind, path } of PAGE_KINDS) {
    test(`comes alive under its policy, and no script that came another way does: ${kind}`, async ({ page }) => {
      await page.goto(path);
      // React leaves its marks on what it has hydrated; the queue of inline scripts fed it.
      await expect
        .poll(() =>
          page.locator("#content").evaluate((element) => Object.keys(element).some((key) => key.startsWith("__react"))),
        )
        .toBe(true);
      const ran = await page.evaluate(async () => {
        const script = document.createElement("script");
        script.textContent = "window.injected = 'inline'";
        document.body.append(script);
        const image = document.createElement("img");
        image.setAttribute("onerror", "window.injected = 'attribute'");
        image.src = "data:,";
        document.body.append(image);
        await new Promise((resolve) => setTimeout(resolve, 200));
        return "injected" in window ? window.injected : "nothing";
      });
      expect(ran).toBe("nothing");
    });
  }
});

for (const path of ["/icon.svg", "/favicon.ico", "/icons/512.png", "/map/picture.svg", "/explore/most-plays.svg"]) {
  test(`${path} keeps to its own policy when it is opened by itself, which runs no script`, async ({ page }) => {
    // The browser's note in the console fails the journey, as any.
    const response = await page.goto(path);
    const policy = response?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src ");
    // A second, for the notes to have come.
    await page.waitForTimeout(300);
  });
}

test("an artist's machine-readable description is in the page", async ({ page }) => {
  await page.goto("/artist/radiohead");
  const text = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(text ?? "")).toMatchObject({ "@type": "MusicGroup", name: "Radiohead" });
});

test("files of data can be read and nothing else", async ({ request }) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const refused = await request.fetch("/data/manifest.json", { method });
    expect(refused.status(), method).toBe(405);
    expect(refused.headers().allow).toBe("GET, HEAD, OPTIONS");
  }
  expect((await request.head("/data/manifest.json")).status()).toBe(200);
});

test("an address without an artist is kept for minutes, not a year", async ({ request }) => {
  const response = await request.get("/artist/no-such-artist-here");
  expect(response.status()).toBe(404);
  expect(response.headers()["cache-control"]).toBe("public, max-age=0, s-maxage=300, stale-while-revalidate=300");
});

test("a slash at the end leads to the address without one, on this site", async ({ request }) => {
  for (const [path, location] of [
    ["/artists/", "/artists"],
    ["/artist/radiohead/?heard=-499", "/artist/radiohead?heard=-499"],
  ]) {
    const response = await request.get(`${path}`, { maxRedirects: 0 });
    expect(response.status(), path).toBe(308);
    const { pathname, search } = new URL(response.headers().location ?? "", "http://localhost");
    expect(pathname + search).toBe(location);
  }
});

test("the site says how it is", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  expect(response.headers()["cache-control"]).toBe("no-store");
  expect(await response.json()).toEqual({
    status: "ok",
    data: {
      dataset: "demo",
      formatVersion: expect.any(Number),
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
      publishedAt: expect.stringMatching(/^\d{4}-/),
      ageSeconds: expect.any(Number),
    },
    lastfm: expect.stringMatching(/^(unknown|answering|failing|paused)$/),
    musicbrainz: "disabled",
    uptimeSeconds: expect.any(Number),
  });
  expect((await request.post("/api/health")).status()).toBe(405);
});
