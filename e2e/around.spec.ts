import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { readArtist } from "./fixtures/data-files.ts";
import { expect, expectAccessible, expectAccessibleWhenNarrow, layoutShiftOf, test } from "./fixtures/test.ts";

const network = (page: Page) => page.getByRole("region", { name: "Network" });
const nodes = (page: Page) => network(page).getByRole("button");
const card = (page: Page) => page.getByRole("region", { name: "Selected artist" });
const listOf = (page: Page, name: string) => page.getByRole("list", { name: `Nearest to ${name}`, exact: true });

/** Names of an artist's ten nearest, from its open file. */
async function readNear(request: APIRequestContext, slug: string) {
  const { name, neighbours } = await readArtist(request, slug);
  return { name, near: neighbours.slice(0, 10) };
}

/** Everyone in the network of these artists, in the order of appearance. */
async function expectedNames(request: APIRequestContext, slugs: string[]): Promise<string[]> {
  const opened = await Promise.all(slugs.map((slug) => readNear(request, slug)));
  return [...new Set(opened.flatMap(({ name, near }) => [name, ...near.map((one) => one.name)]))];
}

/** Opens `count` artists after the first one by the address. @returns their slugs, the first one's included */
async function walk(request: APIRequestContext, count: number): Promise<string[]> {
  const slugs = ["radiohead"];
  while (slugs.length <= count) {
    const { near } = await readNear(request, slugs.at(-1) ?? "");
    slugs.push(near.find(({ slug }) => !slugs.includes(slug))?.slug ?? "");
  }
  return slugs;
}

const hrefOf = ([first, ...open]: string[]) => `/around/${first}?open=${open.join(",")}`;

/** Once nothing moves any more. */
async function atRest(node: Locator): Promise<void> {
  let last = "";
  await expect(async () => {
    const before = last;
    last = JSON.stringify(await node.boundingBox());
    expect(last).toBe(before);
  }).toPass({ intervals: [150] });
}

test(
  "from an artist's page the network opens, grows where a listener clicks, and shrinks again",
  {
    tag: "@phone",
  },
  async ({ page, request }, { project }) => {
    await page.goto("/artist/radiohead");
    await page.getByRole("link", { name: "See the network" }).click();
    await expect(page).toHaveURL(/\/around\/radiohead$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Around Radiohead");
    await expect(nodes(page)).toHaveText(await expectedNames(request, ["radiohead"]));
    await (project.name === "phone" ? expectAccessibleWhenNarrow : expectAccessible)(page);

    const { near } = await readNear(request, "radiohead");
    const [second, third] = [near[1], near[2]];
    if (!second || !third) throw new Error("Radiohead has too few neighbours");
    await nodes(page).nth(2).click();
    await expect(page).toHaveURL(new RegExp(`\\?open=${second.slug}$`));
    await expect(nodes(page)).toHaveText(await expectedNames(request, ["radiohead", second.slug]));
    await expect(page.getByText("2 of 8 open")).toBeVisible();
    // The evidence for the pair, and the ways on.
    await expect(card(page).getByRole("link", { name: second.name, exact: true })).toHaveAttribute(
      "href",
      `/artist/${second.slug}`,
    );
    await expect(card(page)).toContainText(
      `${second.overlap} shared listeners, similarity ${second.similarity.toFixed(2)}`,
    );
    await expect(card(page).getByRole("link", { name: `Listen to ${second.name}` })).toBeVisible();
    const own = (await readNear(request, second.slug)).near.map(({ name }) => name);
    await expect(listOf(page, second.name).getByRole("listitem")).toHaveCount(own.length);

    await listOf(page, "Radiohead")
      .getByRole("link", { name: `Open ${third.name}`, exact: true })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`\\?open=${second.slug},${third.slug}$`));
    await expect(nodes(page)).toHaveText(await expectedNames(request, ["radiohead", second.slug, third.slug]));
    await (project.name === "phone" ? expectAccessibleWhenNarrow : expectAccessible)(page);

    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`\\?open=${second.slug}$`));
    await page.goForward();
    await page.getByRole("link", { name: `Undo: close ${third.name}` }).click();
    await expect(page).toHaveURL(new RegExp(`\\?open=${second.slug}$`));
    await page.getByRole("link", { name: "Start again" }).click();
    await expect(page).toHaveURL(/\/around\/radiohead$/);
    await expect(nodes(page)).toHaveText(await expectedNames(request, ["radiohead"]));
  },
);

test("the network grows by keyboard alone, and says why an artist is in it", async ({ page, request }) => {
  const { near } = await readNear(request, "radiohead");
  await page.goto("/around/radiohead");
  const [first, second] = [nodes(page).nth(1), nodes(page).nth(2)];
  await expect(first).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await first.evaluate((node) => node === document.activeElement)) break;
  }
  await expect(first).toBeFocused();
  await expect(card(page)).toContainText(
    `${near[0]?.overlap} shared listeners, similarity ${near[0]?.similarity.toFixed(2)}`,
  );
  await page.keyboard.press("Tab");
  await expect(second).toBeFocused();
  await expect(second).toHaveAttribute("aria-expanded", "false");
  await expect(card(page)).toContainText(`${near[1]?.overlap} shared listeners`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`\\?open=${near[1]?.slug}$`));
  // The focus stays on the artist that was opened.
  await expect(second).toBeFocused();
  await expect(second).toHaveAttribute("aria-expanded", "true");
  const names = await expectedNames(request, ["radiohead", near[1]?.slug ?? ""]);
  await expect(nodes(page)).toHaveText(names);
  // After the artists come what can be done with the one selected.
  await nodes(page).last().focus();
  await page.keyboard.press("Tab");
  await expect(card(page).getByRole("link", { name: near[1]?.name ?? "", exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(card(page).getByRole("link", { name: `Close ${near[1]?.name}` })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/around\/radiohead$/);
});

test("without JavaScript the same network is nested lists that grow by links", {
  tag: "@no-javascript",
}, async ({ page, request }) => {
  const { near } = await readNear(request, "radiohead");
  const [first] = near;
  if (!first) throw new Error("Radiohead has no neighbours");
  await page.goto("/artist/radiohead");
  await page.getByRole("link", { name: "See the network" }).click();
  await expect(network(page)).toBeHidden();
  await page.getByRole("link", { name: `Open ${first.name}`, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/around/radiohead\\?open=${first.slug}$`));
  const inner = listOf(page, "Radiohead").getByRole("list", { name: `Nearest to ${first.name}`, exact: true });
  const { near: own } = await readNear(request, first.slug);
  await expect(inner.getByRole("listitem")).toHaveCount(own.length);
  for (const [place, { name, overlap, similarity }] of own.entries()) {
    const row = inner.getByRole("listitem").nth(place);
    await expect(row.getByRole("link", { name, exact: true })).toBeVisible();
    await expect(row).toContainText(`${overlap} listener`);
    await expect(row).toContainText(`similarity ${similarity.toFixed(2)}`);
  }
  // Who began it is not opened again.
  await expect(page.getByRole("link", { name: "Open Radiohead", exact: true })).toHaveCount(0);
  const fresh = own.find(({ slug }) => slug !== "radiohead" && !near.some((one) => one.slug === slug));
  if (!fresh) throw new Error("the first neighbour brings nobody new");
  await inner.getByRole("link", { name: `Open ${fresh.name}`, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`\\?open=${first.slug},${fresh.slug}$`));
  await expect(inner.getByRole("list", { name: `Nearest to ${fresh.name}`, exact: true })).toBeVisible();
  await page.getByRole("link", { name: `Close ${first.name}`, exact: true }).click();
  // With it go those that hung on it.
  await expect(page).toHaveURL(/\/around\/radiohead$/);
  await page.getByRole("link", { name: "Artists like Radiohead" }).click();
  await expect(page).toHaveURL(/\/artist\/radiohead$/);
});

test("eight artists open at once, and no name is printed over another or beyond the frame", { tag: "@phone" }, async ({
  page,
  request,
}) => {
  const slugs = await walk(request, 7);
  await page.goto(hrefOf(slugs));
  const names = await expectedNames(request, slugs);
  await expect(nodes(page)).toHaveText(names);
  await expect(page.getByText("8 of 8 open")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Open / })).toHaveCount(0);
  for (const width of [320, 390, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await atRest(nodes(page).last());
    const frame = await network(page).boundingBox();
    const boxes = await nodes(page).evaluateAll((all) =>
      all.map((node) => {
        const texts = [...node.querySelectorAll("bdi")].map((text) => text.getBoundingClientRect());
        const { x = 0, y = 0, width: w = 0, height: h = 0 } = texts[0] ?? {};
        return { name: node.textContent, x, y, w, h };
      }),
    );
    for (const [index, a] of boxes.entries()) {
      expect(a.x, `${a.name} at ${width} px`).toBeGreaterThanOrEqual(frame?.x ?? 0);
      expect(a.x + a.w, `${a.name} at ${width} px`).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0));
      for (const b of boxes.slice(index + 1)) {
        const apart = a.x + a.w <= b.x + 1 || b.x + b.w <= a.x + 1 || a.y + a.h <= b.y + 1 || b.y + b.h <= a.y + 1;
        expect(apart, `${a.name} and ${b.name} at ${width} px`).toBe(true);
      }
    }
  }
  // A closed one is selected, not opened.
  const closed = nodes(page).and(page.locator('[aria-expanded="false"]')).first();
  const name = (await closed.textContent()) ?? "";
  await closed.click();
  await expect(page).toHaveURL(hrefOf(slugs));
  await expect(card(page).getByRole("link", { name, exact: true })).toBeVisible();
  await expect(card(page).getByRole("link", { name: "Start from here" })).toBeVisible();
});

test("nothing moves while the page comes to life", { tag: "@phone" }, async ({ page, request }) => {
  await page.goto(hrefOf(await walk(request, 3)));
  await expect(nodes(page).first()).toBeVisible();
  expect(await layoutShiftOf(page)).toBeLessThan(0.01);
});

test("an address names any artists; those that hang together are opened", async ({ page, request }) => {
  const [, second = ""] = await walk(request, 1);
  await page.goto(`/around/radiohead?open=no-such-artist,${second},Not%20a%20slug`);
  await expect(page).toHaveURL(`/around/radiohead?open=${second}`);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex, follow");
  const variant = await request.get("/around/Radiohead?open=x", { maxRedirects: 0 });
  expect([variant.status(), new URL(variant.headers().location ?? "", "http://a").pathname]).toEqual([
    308,
    "/around/radiohead",
  ]);
  expect((await request.get("/around/radiohed")).status()).toBe(404);
});

test.describe("when an artist's file cannot be fetched", () => {
  test.use({ expectedErrors: /Failed to load resource/ });

  test("the network stays, says so, and offers to try again", async ({ page, request }) => {
    const [, second = ""] = await walk(request, 1);
    await page.goto("/around/radiohead");
    await page.route(`**/data/artists/${second}.json`, (route) => route.fulfill({ status: 503 }));
    await nodes(page).nth(1).click();
    await expect(page.getByText("An artist couldn’t be loaded.")).toBeVisible();
    await expect(nodes(page)).toHaveCount(11);
    await page.getByRole("link", { name: "Try again" }).click();
    await expect(nodes(page)).toHaveText(await expectedNames(request, ["radiohead", second]));
  });
});
