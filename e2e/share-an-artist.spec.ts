import { csvParse } from "d3-dsv";
import * as v from "valibot";
import { readArtist } from "./fixtures/data-files.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

test("a link to the artist goes to the clipboard, without a filter's parameters", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/artist/bjork?shared=50");
  await page.getByText("More", { exact: true }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Link copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/artist\/bjork$/);
  await expectAccessible(page);
});

test("where the system has a share sheet, the artist goes there", { tag: "@phone" }, async ({ page }) => {
  await page.addInitScript(() => {
    navigator.share = async (data) => {
      document.title = `shared ${data?.url} as ${data?.title}`;
    };
  });
  await page.goto("/artist/bjork");
  await page.getByText("More", { exact: true }).click();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page).toHaveTitle(/^shared http:.*\/artist\/bjork as Artists like Björk$/);
});

test("without a clipboard the button says where the link is", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = async () => {
      throw new DOMException("refused", "NotAllowedError");
    };
  });
  await page.goto("/artist/bjork");
  await page.getByText("More", { exact: true }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Copy the link from the address bar")).toBeVisible();
});

for (const slug of ["radiohead", "sigur-ros"]) {
  test(`the list of ${slug} saves as CSV`, { tag: "@no-javascript" }, async ({ page, request }) => {
    await page.goto(`/artist/${slug}`);
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: /^CSV/ }).click();
    expect((await saved).suggestedFilename()).toBe(`kindred-${slug}.csv`);
    const response = await request.get(`/artist/${slug}/neighbours.csv`);
    expect(response.headers()["content-type"]).toBe("text/csv; charset=utf-8");
    const text = await response.text();
    const rows = csvParse(text.replace(/^\uFEFF/, ""));
    const { neighbours } = await readArtist(request, slug);
    expect(rows.map(({ artist, shared_listeners, page: address }) => ({ artist, shared_listeners, address }))).toEqual(
      neighbours.map(({ name, overlap, slug: other }) => ({
        artist: /^[=+\-@]/.test(name) ? `'${name}` : name,
        shared_listeners: String(overlap),
        address: expect.stringMatching(new RegExp(`^https?://.*/artist/${other}$`)),
      })),
    );
  });
}

const Jspf = v.object({
  playlist: v.object({
    title: v.string(),
    track: v.array(v.object({ creator: v.string(), identifier: v.optional(v.array(v.string())) })),
  }),
});

test("the list saves as JSPF, with MusicBrainz addresses where they are known", async ({ page, request }) => {
  await page.goto("/artist/bjork");
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: /^JSPF/ }).click();
  expect((await saved).suggestedFilename()).toBe("kindred-bjork.jspf");
  const { playlist } = v.parse(Jspf, await (await request.get("/artist/bjork/neighbours.jspf")).json());
  const { neighbours } = await readArtist(request, "bjork");
  expect(playlist.track.map(({ creator }) => creator)).toEqual(neighbours.map(({ name }) => name));
  const identifiers = playlist.track.flatMap(({ identifier }) => identifier ?? []);
  expect(identifiers.length).toBeGreaterThan(0);
  for (const identifier of identifiers)
    expect(identifier).toMatch(/^https:\/\/musicbrainz\.org\/artist\/[0-9a-f-]{36}$/);
});

test("an artist's card is a picture in the size that its page names", async ({ page, request }) => {
  await page.goto("/artist/aiyu");
  const meta = (property: string) => page.locator(`meta[property="${property}"]`);
  await expect(meta("og:site_name")).toHaveAttribute("content", "Kindred");
  await expect(meta("og:image:width")).toHaveAttribute("content", "1200");
  await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute("content", "summary_large_image");
  const address = await meta("og:image").getAttribute("content");
  const response = await request.get(new URL(address ?? "").pathname);
  expect(response.headers()["content-type"]).toBe("image/png");
  const png = await response.body();
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

for (const { kind, path, unknown } of [
  {
    kind: "a blend",
    path: "/blend?with=radiohead:2,bjork,metallica",
    unknown: [
      "/blend/card.png",
      "/blend/card.png?with=radiohead",
      "/blend/card.png?with=radiohead,no-such-artist-here",
    ],
  },
  {
    kind: "a path",
    path: "/path?from=radiohead&to=metallica&avoid=muse",
    unknown: ["/path/card.png?from=radiohead", "/path/card.png?from=radiohead&to=radiohead", "/path/card.png?to=../x"],
  },
]) {
  test(`${kind} has a card of its own, and what is none has no card`, async ({ page, request }) => {
    await page.goto(path);
    const address = new URL((await page.locator('meta[property="og:image"]').getAttribute("content")) ?? "");
    await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute("content", "summary_large_image");
    const response = await request.get(address.pathname + address.search);
    expect(response.status()).toBe(200);
    expect(response.headers()["content-type"]).toBe("image/png");
    expect(response.headers()["cache-control"]).toBe("public, max-age=3600");
    const png = await response.body();
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    for (const other of unknown) expect((await request.get(other)).status(), other).toBe(404);
    await page.goto(path.split("?")[0] ?? "");
    await expect(page.locator('meta[property="og:image"]')).toHaveCount(0);
  });
}

test("files of an unknown artist are a 404", async ({ request }) => {
  for (const file of ["neighbours.csv", "neighbours.jspf", "card.png"]) {
    expect((await request.get(`/artist/no-such-artist-here/${file}`)).status(), file).toBe(404);
  }
});
