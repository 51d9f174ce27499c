import type { APIRequestContext, Page } from "@playwright/test";
import * as v from "valibot";
import { expect, expectAccessible, layoutShiftOf, overflowOf, test } from "./fixtures/test.ts";

const EXTENT = 4096;

const MapData = v.object({
  clusters: v.array(v.object({ slug: v.string(), kind: v.string(), artists: v.number(), tags: v.array(v.string()) })),
  artists: v.object({
    name: v.array(v.string()),
    slug: v.array(v.nullable(v.string())),
    x: v.array(v.number()),
    y: v.array(v.number()),
    neighbours: v.array(v.array(v.number())),
  }),
});

async function readMap(request: APIRequestContext) {
  return v.parse(MapData, await (await request.get("/data/map.json")).json());
}

const liveMap = (page: Page) => page.getByRole("application", { name: "Map of artists" });
const card = (page: Page, name: string) => page.getByRole("region", { name: `${name} on the map`, exact: true });

/** The list beside the artist's dot. */
const nearestOf = (page: Page, name: string) =>
  card(page, name).getByRole("list", { name: "The 10 nearest on the map" }).getByRole("listitem");

/** Opens the map and waits until the canvas has taken the picture's place. */
async function openMap(page: Page, query = ""): Promise<void> {
  await page.goto(`/map${query}`);
  await expect(liveMap(page)).toBeVisible();
  await expect(page.getByRole("img", { name: /artists as dots/ })).toBeHidden();
}

const viewOf = (page: Page) => new URL(page.url()).searchParams.get("view");

test("the live map takes the picture's place without moving anything", { tag: "@phone" }, async ({ page, request }) => {
  await openMap(page);
  expect(await layoutShiftOf(page)).toBe(0);
  const { clusters } = await readMap(request);
  await expect(page.getByRole("region", { name: "Clusters", exact: true }).getByRole("listitem")).toHaveCount(
    clusters.length,
  );
});

for (const { width, height } of [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
]) {
  test(`${width} px: every cluster is named by its tags, apart from the others and inside the picture`, {
    tag: "@no-javascript",
  }, async ({ page, request }) => {
    const { clusters } = await readMap(request);
    const named = clusters.filter(({ kind }) => kind === "cluster");
    await page.setViewportSize({ width, height });
    await page.goto("/map");
    const names = page.locator("[data-cluster-names] > span:visible");
    await expect(names).toHaveCount(named.length);
    for (const [index, { tags }] of named.entries()) await expect(names.nth(index)).toContainText(tags[0] ?? "none");
    const picture = await page.locator("[data-map-picture]").evaluate((one) => one.getBoundingClientRect().toJSON());
    const boxes = await names.evaluateAll((all) =>
      all.map((one) => ({
        ...one.getBoundingClientRect().toJSON(),
        overflow: one.scrollWidth - one.clientWidth,
      })),
    );
    for (const [index, one] of boxes.entries()) {
      expect(one.overflow, "the name fits on its plate").toBeLessThanOrEqual(0);
      expect(one.left).toBeGreaterThanOrEqual(picture.left - 1);
      expect(one.right).toBeLessThanOrEqual(picture.right + 1);
      expect(one.top).toBeGreaterThanOrEqual(picture.top - 1);
      expect(one.bottom).toBeLessThanOrEqual(picture.bottom + 1);
      for (const other of boxes.slice(0, index)) {
        const isBeside = one.right <= other.left || other.right <= one.left;
        expect(isBeside || one.bottom <= other.top || other.bottom <= one.top).toBe(true);
      }
    }
    const legend = page.getByRole("region", { name: "Clusters", exact: true });
    for (const { tags } of named) await expect(legend).toContainText(tags.slice(0, 2).join(", "));
    // On a phone the map fills its frame.
    if (width < 640) expect(picture.width / width).toBeGreaterThan(0.98);
    if (width < 640) expect(picture.height / picture.width).toBeCloseTo(1, 1);
  });
}

test("search forgives a typo and flies to the artist; the address remembers both", { tag: "@phone" }, async ({
  page,
}) => {
  await openMap(page);
  await page.getByRole("combobox", { name: "Find an artist on the map" }).fill("metalica");
  await page.keyboard.press("Enter");
  await expect(card(page, "Metallica").getByRole("link", { name: "Metallica" })).toHaveAttribute(
    "href",
    "/artist/metallica",
  );
  await expect(page).toHaveURL(/\/map\?artist=metallica&view=\d+,\d+,[\d.]+$/);
  const view = viewOf(page);
  await page.reload();
  await expect(card(page, "Metallica")).toBeVisible();
  await expect.poll(() => viewOf(page)).toBe(view);
});

for (const window of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  const size = `${window.width} × ${window.height}`;
  test(`${size}: the frame, the selected artist's card and its ten nearest are on the first screen`, async ({
    page,
  }) => {
    await page.setViewportSize(window);
    await openMap(page, "?artist=radiohead");
    const chosen = card(page, "Radiohead");
    const frame = await page.locator("[data-map-frame]").boundingBox();
    const box = await chosen.boundingBox();
    for (const part of [frame, box, await nearestOf(page, "Radiohead").first().boundingBox()]) {
      expect((part?.y ?? 0) + (part?.height ?? Number.NaN), size).toBeLessThanOrEqual(window.height);
    }
    // The artist's dot is in the centre.
    const isClear =
      (box?.y ?? 0) > (frame?.y ?? 0) + (frame?.height ?? 0) / 2 + 12 ||
      (box?.x ?? 0) + (box?.width ?? 0) < (frame?.x ?? 0) + (frame?.width ?? 0) / 2 - 12;
    expect(isClear, "the card does not cover the artist").toBe(true);
    await expect(nearestOf(page, "Radiohead").getByRole("link")).toHaveCount(10);
    expect(await overflowOf(page)).toBe(0);
  });
}

test("choosing an artist brings the whole frame onto the screen, and the keyboard goes on from its list", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await openMap(page);
  await page.getByRole("combobox", { name: "Find an artist on the map" }).fill("metallica");
  await page.keyboard.press("Enter");
  await expect(card(page, "Metallica")).toBeInViewport({ ratio: 1 });
  const next = nearestOf(page, "Metallica").getByRole("link").first();
  const name = (await next.textContent()) ?? "";
  await next.focus();
  await page.keyboard.press("Enter");
  await expect(card(page, name)).toBeInViewport({ ratio: 1 });
});

test("a name that is no artist's is said to be so, and the map stays", async ({ page }) => {
  await openMap(page);
  await page.getByRole("combobox", { name: "Find an artist on the map" }).fill("qqzzxxjj");
  await page.keyboard.press("Enter");
  await expect(page.getByText("No matching artist")).toBeVisible();
  await expect(page).toHaveURL(/\/map/);
});

test("the keyboard alone reaches an artist and its page", async ({ page }) => {
  await openMap(page);
  await page.getByRole("combobox", { name: "Find an artist on the map" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(liveMap(page)).toBeFocused();
  for (const key of ["+", "+", "+", "ArrowRight", "ArrowDown", "-"]) await page.keyboard.press(key);
  await expect(page.getByRole("status").filter({ hasText: /^Nearest the centre: .+ in view\.$/ })).toHaveCount(1);
  expect(viewOf(page)).toMatch(/^\d+,\d+,2\.25$/);
  const chosen = page.getByRole("region", { name: / on the map$/ });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: /Nearest: / })).toHaveCount(1);
  const link = chosen.getByRole("link").first();
  const name = (await link.textContent()) ?? "";
  for (let press = 0; press < 6 && !(await link.evaluate((node) => node === document.activeElement)); press++) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
});

test("Home shows the whole map again, Escape lets the artist go", async ({ page }) => {
  await openMap(page, "?artist=radiohead&view=2000,2000,6");
  await expect(card(page, "Radiohead")).toBeVisible();
  await liveMap(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Escape");
  await expect(card(page, "Radiohead")).toBeHidden();
  await expect(page).toHaveURL(/\/map$/);
});

test("the header's link leads from any view of the map to all of it", async ({ page }) => {
  await openMap(page);
  await page.getByRole("combobox", { name: "Find an artist on the map" }).fill("metallica");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/view=/);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Map" }).click();
  await expect(card(page, "Metallica")).toBeHidden();
  await expect(page).toHaveURL(/\/map$/);
});

test("a click or tap on a dot shows who it is and who is near", { tag: "@phone" }, async ({
  page,
  request,
  hasTouch,
}) => {
  const { artists } = await readMap(request);
  const number = artists.name.indexOf("Radiohead");
  const [nearest = 0] = artists.neighbours[number] ?? [];
  await openMap(page, `?view=${artists.x[number]},${artists.y[number]},9`);
  await liveMap(page).scrollIntoViewIfNeeded();
  const box = await liveMap(page).boundingBox();
  if (box === null) throw new Error("the map has no box");
  const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
  if (hasTouch) await page.touchscreen.tap(...middle);
  else await page.mouse.click(...middle);
  const links = card(page, "Radiohead").getByRole("listitem").getByRole("link");
  await expect(links).toHaveCount(10);
  let loads = 0;
  page.on("request", (sent) => {
    if (sent.isNavigationRequest()) loads++;
  });
  await links.first().click();
  await expect(card(page, artists.name[nearest] ?? "")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`artist=${artists.slug[nearest] ?? ".+"}`));
  expect(loads).toBe(0);
});

test("the wheel scrolls past the map, and zooms it once it has the focus", async ({ page }) => {
  await openMap(page);
  await liveMap(page).hover();
  const before = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before);
  await liveMap(page).hover();
  await page.mouse.down();
  await page.mouse.up();
  const scrolled = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, -400);
  await expect.poll(() => viewOf(page)).toMatch(/,1\.9\d?$/);
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
});

test("one finger scrolls the page until the reader lets it move the map", { tag: "@phone" }, async ({
  page,
  hasTouch,
}) => {
  await openMap(page);
  await expect(liveMap(page)).toHaveCSS("touch-action", "pan-y");
  const free = page.getByRole("button", { name: "Move the map with one finger" });
  await expect(free).toBeVisible({ visible: hasTouch });
  if (!hasTouch) return;
  await free.click();
  await expect(liveMap(page)).toHaveCSS("touch-action", "none");
});

test("two fingers zoom the map around the place between them, and move it", { tag: "@phone" }, async ({
  page,
  hasTouch,
}) => {
  test.skip(!hasTouch, "a mouse has one point");
  await openMap(page);
  await liveMap(page).scrollIntoViewIfNeeded();
  const box = await liveMap(page).boundingBox();
  if (box === null) throw new Error("the map has no box");
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const devtools = await page.context().newCDPSession(page);
  /** Two fingers side by side, so many pixels apart, their middle moved to the right by so many. */
  const touch = (type: "touchStart" | "touchMove", apart: number, moved: number) =>
    devtools.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: [-1, 1].map((side, id) => ({ x: x + moved + (side * apart) / 2, y, id })),
    });
  const lift = () => devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  const zoomAndX = async () => {
    const [left = Number.NaN, , zoom = Number.NaN] = (viewOf(page) ?? "").split(",").map(Number);
    return { left, zoom };
  };
  const scrolled = await page.evaluate(() => window.scrollY);

  await touch("touchStart", 40, 0);
  for (let apart = 50; apart <= 160; apart += 10) await touch("touchMove", apart, 0);
  await lift();
  await expect.poll(async () => (await zoomAndX()).zoom).toBeCloseTo(4, 0);
  const { left } = await zoomAndX();
  expect(Math.abs(left - EXTENT / 2), "the place between the fingers stays").toBeLessThan(EXTENT / 50);

  await touch("touchStart", 100, 0);
  for (let moved = 8; moved <= 80; moved += 8) await touch("touchMove", 100, moved);
  await lift();
  await expect.poll(async () => (await zoomAndX()).left).toBeLessThan(left - 100);
  expect((await zoomAndX()).zoom).toBeCloseTo(4, 0);

  await touch("touchStart", 160, 0);
  for (let apart = 150; apart >= 20; apart -= 10) await touch("touchMove", apart, 0);
  await lift();
  await expect.poll(async () => (await zoomAndX()).zoom || 1).toBeLessThan(1.1);
  expect(await page.evaluate(() => [window.scrollY, window.visualViewport?.scale])).toEqual([scrolled, 1]);
  await expectAccessible(page);
});

test("a cluster in the legend is brought into view", async ({ page, request }) => {
  const { clusters, artists } = await readMap(request);
  await openMap(page);
  await page.getByRole("region", { name: "Clusters", exact: true }).getByRole("button").first().click();
  await expect.poll(() => viewOf(page)).not.toBeNull();
  const [x = 0, y = 0] = (viewOf(page) ?? "").split(",").map(Number);
  const own = artists.x.slice(0, clusters[0]?.artists);
  expect(x).toBeGreaterThan(Math.min(...own));
  expect(x).toBeLessThan(Math.max(...own));
  expect(y).toBeLessThan(EXTENT);
});

test("without the map's data the picture stays", async ({ page }) => {
  await page.route("**/data/map.json", (route) => route.fulfill({ json: {} }));
  await page.goto("/map");
  await expect(page.getByRole("img", { name: /artists as dots/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "The map as a list" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test(`the map with an artist's card open is accessible in ${colorScheme}`, { tag: "@phone" }, async ({ page }) => {
      await openMap(page, "?artist=radiohead");
      await expectAccessible(page);
    });
  });
}

/** The least known artist that is not on the map. */
async function readOffMap(request: APIRequestContext): Promise<{ slug: string; name: string }> {
  const { artists } = await readMap(request);
  const mapped = new Set(artists.name);
  const Index = v.object({ popularPages: v.number() });
  const { popularPages } = v.parse(Index, await (await request.get("/data/browse/index.json")).json());
  const Rows = v.object({ artists: v.array(v.object({ slug: v.string(), name: v.string() })) });
  const last = v.parse(Rows, await (await request.get(`/data/browse/popular/${popularPages}.json`)).json());
  const missing = last.artists.findLast(({ name }) => !mapped.has(name));
  if (missing === undefined) throw new Error("every artist is on the map");
  return missing;
}

test("an artist off the map is said to be so, with those near that are on it", { tag: "@no-javascript" }, async ({
  page,
  request,
}) => {
  const missing = await readOffMap(request);
  await page.goto(`/map?artist=${missing.slug}`);
  const note = page.getByRole("region", { name: `${missing.name} is not on the map` });
  await expect(note.getByRole("link", { name: missing.name })).toHaveAttribute("href", `/artist/${missing.slug}`);
  await note.getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByRole("region", { name: / on the map$/ })).toBeVisible();
});

test("the map's box finds an artist off the map, says so, and leads to those near that are on it", async ({
  page,
  request,
}) => {
  const missing = await readOffMap(request);
  await openMap(page, "");
  await page.getByRole("combobox", { name: "Find an artist on the map" }).fill(missing.name);
  await page.getByRole("option").filter({ hasText: missing.name }).first().click();
  const note = page.getByRole("region", { name: `${missing.name} is not on the map` });
  await expect(note.getByRole("link", { name: missing.name })).toHaveAttribute("href", `/artist/${missing.slug}`);
  const near = note.getByRole("listitem").getByRole("link").first();
  const name = (await near.textContent()) ?? "";
  await near.click();
  await expect(note).toHaveCount(0);
  await expect(page.getByRole("region", { name: `${name} on the map`, exact: true })).toBeVisible();
});

test("an address with an unknown artist still shows the map", { tag: "@no-javascript" }, async ({ page }) => {
  expect((await page.goto("/map?artist=nobody-at-all"))?.status()).toBe(200);
  await expect(page.getByText("There is no artist at this address.")).toBeVisible();
});

test("without scripts there are a picture, names, and every artist within two steps", {
  tag: "@no-javascript",
}, async ({ page, request }) => {
  const { clusters } = await readMap(request);
  await page.goto("/map");
  await expect(page.getByRole("img", { name: /artists as dots/ })).toBeVisible();
  const [first] = clusters;
  const list = page.getByRole("region", { name: "The map as a list" });
  await expect(list.getByRole("heading", { level: 3 })).toHaveCount(clusters.length);
  await list.getByRole("link", { name: new RegExp(`^All ${first?.artists} artists of `) }).click();
  await expect(page.getByRole("main").getByRole("list").last().getByRole("listitem")).toHaveCount(100);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(new RegExp(`/artists/cluster/${first?.slug}/2$`));
});

test("without scripts an address with an artist shows its place and its ten nearest", {
  tag: "@no-javascript",
}, async ({ page }) => {
  await page.goto("/map?artist=radiohead");
  await expect(nearestOf(page, "Radiohead").getByRole("link")).toHaveCount(10);
});

test("the page for one artist has no address of its own", async ({ request }) => {
  const answer = await request.get("/map/artist?artist=radiohead", { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  expect(answer.headers().location).toBe("/map?artist=radiohead");
});
