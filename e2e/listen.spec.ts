import type { Page } from "@playwright/test";
import { readArtist } from "./fixtures/data-files.ts";
import { type Instance, startInstance } from "./fixtures/instance.ts";
import { type Behaviour, startItunes } from "./fixtures/stub-itunes.ts";
import { expect, expectAccessible, expectReadable, overflowOf, test, turnDark } from "./fixtures/test.ts";

const STORES = {
  Spotify: "https://open.spotify.com/search/Radiohead/artists",
  "YouTube Music": "https://music.youtube.com/search?q=Radiohead",
  Bandcamp: "https://bandcamp.com/search?q=Radiohead&item_type=b",
  Deezer: "https://www.deezer.com/search/Radiohead/artist",
  "Apple Music": "https://music.apple.com/search?term=Radiohead",
};

const button = (page: Page, name: string) => page.getByRole("link", { name: `Listen to ${name}`, exact: true });
const menu = (page: Page, name: string) => page.getByRole("dialog", { name: `Listen to ${name} on` });

test("an artist opens in five stores, by keyboard, and Escape leads back", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/artist/radiohead", { waitUntil: "networkidle" });
  await button(page, "Radiohead").press("Enter");
  const links = menu(page, "Radiohead").getByRole("link");
  await expect(links.first()).toBeFocused();
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual(Object.values(STORES));
  for (const [label, link] of Object.keys(STORES).map((name, index) => [name, links.nth(index)] as const)) {
    await expect(link).toContainText(label);
    await expect(link).toHaveAttribute("rel", "noopener noreferrer external");
  }
  await expect(menu(page, "Radiohead").getByRole("button")).toHaveCount(0);
  await expectAccessible(page);
  await turnDark(page);
  await expectReadable(page);
  expect(await overflowOf(page)).toBe(0);
  await page.keyboard.press("Escape");
  await expect(menu(page, "Radiohead")).toHaveCount(0);
  await expect(button(page, "Radiohead")).toBeFocused();
});

test("one menu is open at a time, and a press outside or on its own link closes it", async ({ page, request }) => {
  const [first, second] = (await readArtist(request, "radiohead")).neighbours.map(({ name }) => name);
  if (first === undefined || second === undefined) throw new Error("Radiohead has no two neighbours");
  await page.goto("/artist/radiohead", { waitUntil: "networkidle" });
  await button(page, first).click();
  await expect(menu(page, first)).toBeVisible();
  await button(page, "Radiohead").click();
  await expect(menu(page, first)).toHaveCount(0);
  await expect(menu(page, "Radiohead")).toBeVisible();
  await button(page, "Radiohead").click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await button(page, second).click();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("without JavaScript a row's Listen leads to the stores on that artist's page", { tag: "@no-javascript" }, async ({
  page,
  request,
}) => {
  const [nearest] = (await readArtist(request, "radiohead")).neighbours;
  await page.goto("/artist/radiohead");
  await button(page, nearest?.name ?? "").click();
  await expect(page).toHaveURL(new RegExp(`/artist/${nearest?.slug}#listen$`));
  const list = page.getByRole("navigation", { name: "Listen and read elsewhere" });
  await expect(list).toBeInViewport();
  for (const label of [...Object.keys(STORES), "Last.fm", "MusicBrainz"]) {
    await expect(list.getByRole("link", { name: new RegExp(`^${label} `) })).toBeVisible();
  }
});

test("without PREVIEWS no page may ask or play anything elsewhere", async ({ request }) => {
  expect(await (await request.get("/api/previews")).json()).toEqual({ api: null });
  for (const path of ["/artist/radiohead", "/artist/radiohead?shared=5", "/"]) {
    const policy = (await request.get(path)).headers()["content-security-policy"];
    expect(policy, path).toContain("connect-src 'self';");
    expect(policy, path).not.toContain("media-src");
  }
});

test.describe("with PREVIEWS=itunes", () => {
  test.describe.configure({ mode: "serial" });
  // Browsers note every response that is a fault.
  test.use({ expectedErrors: /status of (?:403|404|429|500)|ERR_FAILED|ERR_CONNECTION/ });
  let itunes: Awaited<ReturnType<typeof startItunes>>;
  let app: Instance;
  test.beforeAll(async () => {
    itunes = await startItunes();
    app = await startInstance({ env: { PREVIEWS: "itunes", PREVIEWS_API_URL: itunes.origin } });
  });
  test.afterAll(async () => {
    await app?.stop();
    await itunes?.stop();
  });

  const isPlaying = (page: Page) =>
    page.evaluate(() => [...document.querySelectorAll("audio")].filter((audio) => !audio.paused).length);

  test("artists' pages, and no others, may ask and play there", async ({ request }) => {
    for (const path of ["/artist/radiohead", "/artist/radiohead?shared=5"]) {
      const policy = (await request.get(app.origin + path)).headers()["content-security-policy"];
      expect(policy, path).toContain(`connect-src 'self' ${itunes.origin};`);
      expect(policy, path).toContain(`media-src ${itunes.origin};`);
      // Scripts are as restricted as before.
      expect(policy, path).toMatch(/sha256-|nonce-/);
    }
    expect((await request.get(`${app.origin}/`)).headers()["content-security-policy"]).not.toContain(itunes.origin);
  });

  test("a song plays on the reader's click only, with its store and credit, until it is stopped", {
    tag: "@phone",
  }, async ({ page }) => {
    itunes.behave("song");
    await page.goto(`${app.origin}/artist/radiohead`, { waitUntil: "networkidle" });
    await button(page, "Radiohead").click();
    const play = menu(page, "Radiohead").getByRole("button", { name: "Play 30 seconds" });
    await expect(play).toBeVisible();
    const before = itunes.searches.length;
    await play.press("Enter");
    await expect(menu(page, "Radiohead").getByRole("status")).toHaveText("Playing “Karma Police”.");
    expect(itunes.searches.length).toBe(before + 1);
    expect(itunes.searches.at(-1)?.get("term")).toBe("Radiohead");
    expect(await isPlaying(page)).toBe(1);
    await expect(menu(page, "Radiohead")).toContainText("provided courtesy of iTunes");
    await expect(menu(page, "Radiohead").getByRole("link", { name: /Apple$/ })).toHaveAttribute(
      "href",
      /^https:\/\/music\.apple\.com\/gb\/album\/karma-police\//,
    );
    await expectAccessible(page);
    await turnDark(page);
    await expectReadable(page);
    await menu(page, "Radiohead").getByRole("button", { name: "Stop" }).press("Enter");
    await expect(play).toBeFocused();
    expect(await isPlaying(page)).toBe(0);
  });

  test("a sound ends with its menu, and says so when it is over", async ({ page }) => {
    itunes.behave("song");
    await page.goto(`${app.origin}/artist/radiohead`, { waitUntil: "networkidle" });
    await button(page, "Radiohead").click();
    await page.getByRole("button", { name: "Play 30 seconds" }).click();
    await expect(page.getByRole("dialog").getByRole("status")).toContainText("Playing");
    await page.evaluate(() => {
      Object.assign(window, { sound: document.querySelector("audio") });
    });
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => Reflect.get(Reflect.get(window, "sound"), "paused"))).toBe(true);

    itunes.behave("short song");
    await button(page, "Radiohead").click();
    await page.getByRole("button", { name: "Play 30 seconds" }).click();
    await expect(page.getByRole("dialog").getByRole("status")).toHaveText("“Karma Police” has ended.");
  });

  const failures: [Behaviour, RegExp][] = [
    ["nothing", /^No preview by this artist was found\.$/],
    ["another artist", /^No preview by this artist was found\.$/],
    [403, /^Too many previews were asked for\. Try again in a minute\.$/],
    [429, /^Too many previews were asked for\. Try again in a minute\.$/],
    [500, /^The preview could not be loaded\.$/],
    ["no json", /^The preview could not be loaded\.$/],
    ["no sound", /^The preview could not be loaded\.$/],
  ];
  test("whatever goes wrong ends in one sentence, and the next try may succeed", async ({ page }) => {
    await page.goto(`${app.origin}/artist/radiohead`, { waitUntil: "networkidle" });
    await button(page, "Radiohead").click();
    const dialog = menu(page, "Radiohead");
    const play = dialog.getByRole("button", { name: "Play 30 seconds" });
    for (const [behaviour, message] of failures) {
      itunes.behave(behaviour);
      await play.click();
      await expect(dialog.getByRole("status"), String(behaviour)).toHaveText(message);
      expect(await isPlaying(page), String(behaviour)).toBe(0);
    }
    await page.route(`${itunes.origin}/search*`, (route) => route.abort());
    await play.click();
    await expect(dialog.getByRole("status")).toHaveText("The preview could not be loaded.");
    await expectAccessible(page);
    await page.unroute(`${itunes.origin}/search*`);
    itunes.behave("song");
    await play.click();
    await expect(dialog.getByRole("status")).toContainText("Playing");
  });
});
