import { expect, test } from "./fixtures/test.ts";

test("a biography appears when the reader comes near it", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/artist/bjork");
  const about = page.getByRole("region", { name: "About Björk" });
  await about.scrollIntoViewIfNeeded();
  await expect(about).toContainText("Icelandic singer, songwriter & producer");
  await expect(about.getByRole("link", { name: "Last.fm" })).toHaveAttribute("href", /^https:\/\/www\.last\.fm\//);
  await expect(about).toContainText("CC BY-SA");
});

test("a page without a biography is complete and shows no error", async ({ page }) => {
  await page.route("**/api/bio/*", (route) => route.fulfill({ json: { outcome: "unavailable" } }));
  await page.goto("/artist/radiohead");
  const about = page.getByRole("region", { name: "About Radiohead" });
  const answered = page.waitForResponse("**/api/bio/radiohead");
  await about.scrollIntoViewIfNeeded();
  await answered;
  await expect(about.getByRole("link", { name: /Radiohead on Last\.fm/ })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/error|unavailable|went wrong/i);
});

test(
  "nothing is asked before the reader comes near, once afterwards even in vain, and nothing moves",
  {
    tag: "@phone",
  },
  async ({ page }, { project }) => {
    test.skip(project.name !== "phone", "on a wide window the biography is near from the start");
    const asked: string[] = [];
    await page.route("**/api/bio/*", async (route) => {
      asked.push(route.request().url());
      await route.fulfill({ json: { outcome: "unavailable", retryAfterSeconds: 1 } });
    });
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ("value" in entry && "hadRecentInput" in entry && !entry.hadRecentInput) {
            Object.assign(window, { shift: Number(Reflect.get(window, "shift")) + Number(entry.value) });
          }
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto("/artist/radiohead");
    await page.waitForLoadState("networkidle");
    expect(asked).toEqual([]);
    await page.getByRole("region", { name: "About Radiohead" }).scrollIntoViewIfNeeded();
    await expect.poll(() => asked.length).toBe(1);
    await page.waitForTimeout(2500);
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await page.waitForTimeout(500);
    expect(asked).toHaveLength(1);
    expect(await page.evaluate(() => Reflect.get(window, "shift"))).toBeLessThan(0.01);
  },
);

test("the biography API responds with a typed outcome", async ({ request }) => {
  const response = await request.get("/api/bio/radiohead");
  expect(response.status()).toBe(200);
  expect(response.headers()["cache-control"]).toMatch(/^public, max-age=\d+, s-maxage=\d+/);
  expect(await response.json()).toMatchObject({
    outcome: "ok",
    url: expect.stringMatching(/^https:\/\/www\.last\.fm\//),
  });
});

test("the biography's door gives an unknown artist a 404 that machines can read", async ({ request }) => {
  for (const slug of ["no-such-artist-here", "..%2F..%2Fmanifest", "Radiohead"]) {
    const response = await request.get(`/api/bio/${slug}`);
    expect(response.status(), slug).toBe(404);
  }
  const response = await request.get("/api/bio/no-such-artist-here");
  expect(response.headers()["content-type"]).toContain("application/problem+json");
  expect(await response.json()).toMatchObject({ status: 404, title: expect.any(String) });
});

test("the biography API sends no body to clients that have the response already", async ({ request }) => {
  const first = await request.get("/api/bio/radiohead");
  const { etag = "" } = first.headers();
  expect(etag).toMatch(/^"[\w-]{22}"$/);
  for (const known of [etag, `W/${etag}, "x"`, "*"]) {
    const again = await request.get("/api/bio/radiohead", { headers: { "if-none-match": known } });
    expect(again.status(), known).toBe(304);
    expect(again.headers()).toMatchObject({ etag, "cache-control": expect.stringContaining("s-maxage=") });
  }
  expect((await request.get("/api/bio/radiohead", { headers: { "if-none-match": '"x"' } })).status()).toBe(200);
});

test("the biography's door can be read and nothing else", async ({ request }) => {
  const head = await request.head("/api/bio/radiohead");
  expect(head.status()).toBe(200);
  expect(head.headers().etag).toBe((await request.get("/api/bio/radiohead")).headers().etag);
  expect(await head.body()).toHaveLength(0);
  const options = await request.fetch("/api/bio/radiohead", { method: "OPTIONS" });
  expect(options.status()).toBe(204);
  expect(options.headers().allow).toBe("GET, HEAD, OPTIONS");
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const refused = await request.fetch("/api/bio/radiohead", { method, data: "{}" });
    expect(refused.status(), method).toBe(405);
    expect(refused.headers()).toMatchObject({
      allow: "GET, HEAD, OPTIONS",
      "content-type": "application/problem+json",
    });
  }
});

test("a response carries the request id from the log, and keeps one set by a proxy", async ({ request }) => {
  const fresh = await request.get("/api/bio/radiohead");
  expect(fresh.headers()["x-request-id"]).toMatch(/^[\w-]{36}$/);
  const given = await request.get("/api/bio/radiohead", { headers: { "x-request-id": "proxy-0123456789" } });
  expect(given.headers()["x-request-id"]).toBe("proxy-0123456789");
  const forged = await request.get("/api/bio/radiohead", { headers: { "x-request-id": '"}{"level":"error' } });
  expect(forged.headers()["x-request-id"]).toMatch(/^[\w-]{36}$/);
});

test("an artist links to Last.fm without JavaScript", { tag: "@no-javascript" }, async ({ page }) => {
  await page.goto("/artist/bjork");
  await expect(page.getByRole("link", { name: "Read about Björk on Last.fm" })).toBeVisible();
});
