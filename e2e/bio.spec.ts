import type { APIRequestContext, Page } from "@playwright/test";
import { readArtist } from "./fixtures/data-files.ts";
import { type Instance, startInstance } from "./fixtures/instance.ts";
import { type StubLastfm, startStubLastfm } from "./fixtures/stub-lastfm.ts";
import { startStubMusicbrainz } from "./fixtures/stub-musicbrainz.ts";
import { expect, expectAccessible, layoutShiftOf, test } from "./fixtures/test.ts";

const MAX_SHIFT = 0.01;

/** What the stub says of an artist of its own making. */
const textOn = (name: string) => `${name} is described by the stub.`;

/** What rows say of artists that the stub knows; of Nirvana it has a text on the name alone. */
const KNOWN: Record<string, string> = { Björk: "Icelandic singer", Nirvana: "listeners in all" };

const rowsOf = (page: Page) =>
  page.getByRole("region", { name: "Who else?" }).locator("ol > li").filter({ visible: true });

const namesOf = async (request: APIRequestContext) =>
  (await readArtist(request, "radiohead")).neighbours.map(({ name }) => name);

/** Scrolls through the list, and waits for the profile of each row. */
async function readAll(page: Page, names: readonly string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    const row = rowsOf(page).nth(index);
    await row.scrollIntoViewIfNeeded();
    await expect(row).toContainText(KNOWN[name] ?? textOn(name), { timeout: 30_000 });
  }
}

/** Most lookups that began within any second. */
function mostInASecond({ requests }: StubLastfm): number {
  return Math.max(
    ...requests.map(({ atMs }) => requests.filter((other) => other.atMs >= atMs && other.atMs < atMs + 1000).length),
  );
}

const lookupsOf = ({ requests }: StubLastfm) => requests.map(({ parameters }) => parameters.mbid ?? parameters.artist);

/** A site of its own with a Last.fm of its own, so that what is asked of it can be counted. */
async function withLastfm(
  page: Page | null,
  use: (site: Instance, lastfm: StubLastfm) => Promise<void>,
): Promise<void> {
  const lastfm = await startStubLastfm();
  const site = await startInstance({ env: { LASTFM_API_KEY: "e2e", LASTFM_API_URL: lastfm.url } });
  try {
    await use(site, lastfm);
  } finally {
    // A page that is left asks nothing more of a site that is gone.
    await page?.goto("about:blank");
    await site.stop();
    await lastfm.close();
  }
}

test("ten rows of a prerendered page get ten profiles, the page's own artist first, with a key set at the start alone", async ({
  page,
  request,
}) => {
  const names = (await namesOf(request)).slice(0, 10);
  await withLastfm(page, async (site, lastfm) => {
    await page.goto(`${site.origin}/artist/radiohead`);
    await readAll(page, names);
    await expect(page.getByText(textOn("Radiohead"))).toBeVisible();
    await expect(page.getByRole("button", { name: /^more about/ })).toHaveCount(11);
    const own = await readArtist(request, "radiohead");
    expect(lookupsOf(lastfm)[0]).toBe(own.mbid ?? "Radiohead");
    expect(new Set(lookupsOf(lastfm)).size).toBe(lastfm.requests.length);
    expect(mostInASecond(lastfm)).toBeLessThanOrEqual(5);
    expect(await layoutShiftOf(page)).toBeLessThanOrEqual(MAX_SHIFT);
  });
});

test("fifty rows are complete within 30 seconds of scrolling, at five lookups a second at most", async ({
  page,
  request,
}) => {
  test.setTimeout(90_000);
  const names = await namesOf(request);
  expect(names.length).toBeGreaterThanOrEqual(40);
  await withLastfm(page, async (site, lastfm) => {
    await page.goto(`${site.origin}/artist/radiohead`);
    await page.getByText(`Show all ${names.length}`).click();
    const startMs = performance.now();
    await readAll(page, names);
    expect(performance.now() - startMs).toBeLessThan(30_000);
    expect(new Set(lookupsOf(lastfm)).size).toBe(lastfm.requests.length);
    expect(mostInASecond(lastfm)).toBeLessThanOrEqual(5);
  });
});

test("200 visitors of one page at once cause no lookup twice", async ({ request }) => {
  test.setTimeout(120_000);
  const { neighbours, slug } = await readArtist(request, "radiohead");
  const slugs = [slug, ...neighbours.slice(0, 10).map((neighbour) => neighbour.slug)];
  await withLastfm(null, async (site, lastfm) => {
    /** As the page's scheduler asks: two at a time, and again when it is told to. */
    const visit = async () => {
      const queue = [...slugs];
      const askOn = async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const response = await fetch(`${site.origin}/api/bio/${next}`);
          const { outcome, retryAfterSeconds } = await response.json();
          if (outcome === "ok") continue;
          expect(outcome).toBe("unavailable");
          queue.push(next);
          await new Promise((resolve) => setTimeout(resolve, retryAfterSeconds * 1000));
        }
      };
      await Promise.all([askOn(), askOn()]);
    };
    await Promise.all(Array.from({ length: 200 }, visit));
    expect(new Set(lookupsOf(lastfm)).size).toBe(lastfm.requests.length);
    expect(mostInASecond(lastfm)).toBeLessThanOrEqual(5);
  });
});

for (const [what, fault] of [
  ["slow", { kind: "slow", delayMs: 1500 }],
  ["down", { kind: "reset" }],
  ["busy", { kind: "too-many-requests", retryAfter: "30" }],
] as const) {
  test(`with Last.fm ${what} a page is complete, and nothing moves`, async ({ page, request }) => {
    const names = (await namesOf(request)).slice(0, 10);
    await withLastfm(page, async (site, lastfm) => {
      lastfm.setFault(fault);
      await page.goto(`${site.origin}/artist/radiohead`);
      const heights = await heightsOf(page);
      await expect.poll(() => lastfm.requests.length).toBeGreaterThan(0);
      if (what === "slow") {
        await expect(page.getByText(textOn("Radiohead"))).toBeVisible();
        await expect(rowsOf(page).first()).toContainText(textOn(names[0] ?? ""));
      } else {
        // Long enough for a second request, were the page not told to wait.
        await page.waitForTimeout(1500);
        await expect(page.getByRole("button", { name: /^more about/ })).toHaveCount(0);
        expect(lastfm.requests.length).toBeLessThanOrEqual(2);
      }
      expect(await heightsOf(page)).toEqual(heights);
      expect(await layoutShiftOf(page)).toBeLessThanOrEqual(MAX_SHIFT);
      await expect(page.getByRole("main")).not.toContainText(/error|unavailable|went wrong/i);
    });
  });
}

const heightsOf = (page: Page) =>
  rowsOf(page).evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));

test("a site without profiles is asked once in a visit, and its pages are complete", async ({ page, request }) => {
  const [name = ""] = await namesOf(request);
  const site = await startInstance({ env: { LASTFM_API_KEY: "" } });
  const asked: string[] = [];
  page.on("request", (one) => {
    if (one.url().includes("/api/bio/")) asked.push(one.url());
  });
  await page.goto(`${site.origin}/artist/radiohead`);
  await expect.poll(() => asked).toEqual([`${site.origin}/api/bio/radiohead`]);
  await rowsOf(page).last().scrollIntoViewIfNeeded();
  await rowsOf(page).first().getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await page.reload();
  await rowsOf(page).last().scrollIntoViewIfNeeded();
  await page.waitForLoadState("networkidle");
  expect(asked).toHaveLength(1);
  await expect(page.getByRole("contentinfo").getByText("AudioScrobbler")).toBeHidden();
  await site.stop();
});

test("a page told to wait waits, and asks again", async ({ page }) => {
  const atMs: number[] = [];
  await page.route("**/api/bio/*", async (route) => {
    atMs.push(performance.now());
    if (atMs.length > 1) return route.continue();
    return route.fulfill({ json: { outcome: "unavailable", retryAfterSeconds: 3 } });
  });
  await page.goto("/artist/radiohead");
  await expect(page.getByText(textOn("Radiohead"))).toBeVisible();
  const [first = 0, second = 0] = atMs;
  expect(second - first).toBeGreaterThanOrEqual(3000);
});

test("back to a page costs no request", async ({ page, request }) => {
  const names = await namesOf(request);
  await page.goto("/artist/radiohead");
  await readAll(page, names.slice(0, 2));
  await rowsOf(page)
    .first()
    .getByRole("link", { name: names[0] ?? "", exact: true })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(names[0] ?? "");
  const asked: string[] = [];
  page.on("request", (one) => asked.push(one.url()));
  await page.goBack();
  await expect(page.getByText(textOn("Radiohead"))).toBeVisible();
  await expect(rowsOf(page).first()).toContainText(textOn(names[0] ?? ""));
  expect(asked.filter((url) => url.endsWith("/api/bio/radiohead"))).toEqual([]);
});

test("more of a profile opens on a click, in its row, with a link to its source", { tag: "@phone" }, async ({
  page,
  request,
}) => {
  const [name = ""] = await namesOf(request);
  await page.goto("/artist/radiohead");
  const row = rowsOf(page).first();
  const more = row.getByRole("button", { name: `more about ${name}` });
  await expect(more).toHaveAttribute("aria-expanded", "false");
  const { height: before = 0 } = (await row.boundingBox()) ?? {};
  await more.click();
  const less = row.getByRole("button", { name: `less about ${name}` });
  await expect(less).toHaveAttribute("aria-expanded", "true");
  await expect(less).toBeFocused();
  await expect(page).toHaveURL(/\/artist\/radiohead$/);
  expect((await row.boundingBox())?.height).toBeGreaterThan(before);
  await expect(row.getByRole("link", { name: "Last.fm", exact: true })).toHaveAttribute(
    "href",
    /^https:\/\/www\.last\.fm\/music\//,
  );
  const credit = page.getByRole("contentinfo").getByText("powered by");
  await expect(credit).toBeVisible();
  await expect(credit).toContainText("CC BY-SA");
  await expect(credit.getByRole("link", { name: "AudioScrobbler" })).toHaveAttribute("href", "https://www.last.fm/");
  await expectAccessible(page);
  await less.click();
  expect((await row.boundingBox())?.height).toBeCloseTo(before, 0);
});

test("without a key profiles come from Wikipedia, written in their language's direction", async ({ page, request }) => {
  const { mbid } = await readArtist(request, "radiohead");
  if (mbid === null) throw new Error("the demo's Radiohead has no MBID");
  const text = "Radiohead ريديوهيد فرقة روك إنجليزية تشكلت في أبينغدون عام ١٩٨٥.";
  const musicbrainz = await startStubMusicbrainz([
    { mbid, title: "ريديوهيد", language: "ar", content: `<p>${text}</p>` },
  ]);
  const env = { PROFILES: "wikipedia", MUSICBRAINZ_URL: musicbrainz.origin, CONTACT: "e2e@kindred.example" };
  const site = await startInstance({ env: { ...env, LASTFM_API_KEY: "" } });
  await page.goto(`${site.origin}/artist/radiohead`);
  const profile = page.getByText(text);
  await expect(profile).toBeVisible();
  expect(await profile.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
  const credit = page.getByRole("contentinfo").getByText("Profiles: from Wikipedia, CC BY-SA");
  await expect(credit).toBeVisible();
  await page.getByRole("button", { name: "more about Radiohead" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: "Wikipedia", exact: true })).toHaveAttribute(
    "href",
    /^https:\/\/ar\.wikipedia\.org\/wiki\//,
  );
  for (const { userAgent } of musicbrainz.requests) expect(userAgent).toBe("Kindred (e2e@kindred.example)");
  const times = musicbrainz.requests.map(({ atMs }) => atMs);
  for (const [index, atMs] of times.slice(1).entries()) expect(atMs - (times[index] ?? 0)).toBeGreaterThan(900);
  await page.goto("about:blank");
  await site.stop();
  await musicbrainz.close();
});

test("a text on the name alone is shown as such for the page's own artist, and in no row", async ({ page }) => {
  const text = "There are multiple artists with this name.";
  await page.route("**/api/bio/*", (route) =>
    route.fulfill({
      json: { outcome: "ambiguous", text, language: "en", url: "https://www.last.fm/music/X", tags: [] },
    }),
  );
  await page.goto("/artist/radiohead");
  await expect(page.getByText(`A note on the name, not a biography: ${text}`)).toHaveCount(1);
  await expect(page.getByText(text)).toHaveCount(1);
});

test("the profile API responds with a typed outcome", async ({ request }) => {
  const response = await request.get("/api/bio/radiohead");
  expect(response.status()).toBe(200);
  const [, maxAge] = /^public, max-age=(\d+), s-maxage=\d+/.exec(response.headers()["cache-control"] ?? "") ?? [];
  expect(Number(maxAge)).toBeGreaterThan(86_400);
  expect(await response.json()).toMatchObject({
    outcome: "ok",
    url: expect.stringMatching(/^https:\/\/www\.last\.fm\//),
    tags: ["electronic"],
  });
});

test("the profile's door gives an unknown artist a 404 that machines can read", async ({ request }) => {
  for (const slug of ["no-such-artist-here", "..%2F..%2Fmanifest", "Radiohead"]) {
    const response = await request.get(`/api/bio/${slug}`);
    expect(response.status(), slug).toBe(404);
  }
  const response = await request.get("/api/bio/no-such-artist-here");
  expect(response.headers()["content-type"]).toContain("application/problem+json");
  expect(await response.json()).toMatchObject({ status: 404, title: expect.any(String) });
});

test("the profile API sends no body to clients that have the response already", async ({ request }) => {
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

test("the profile's door can be read and nothing else", async ({ request }) => {
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

test("every row is complete without JavaScript", { tag: "@no-javascript" }, async ({ page }) => {
  await page.goto("/artist/bjork");
  await expect(page.getByRole("button", { name: /^more about/ })).toHaveCount(0);
  for (const row of await rowsOf(page).all()) await expect(row).toContainText(/listener/);
});
