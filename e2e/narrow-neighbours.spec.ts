import type { APIRequestContext, Page } from "@playwright/test";
import { readArtist } from "./fixtures/data-files.ts";
import { NOT_FOUND_NOTE } from "./fixtures/page-kinds.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

const region = (page: Page) => page.getByRole("region", { name: "Who else?" });
const step = (page: Page, name: RegExp | string) => region(page).getByRole("link", { name });
/** Those below "Show all" too. */
const neighbourLinks = (page: Page) => region(page).locator("ol > li").locator("a:not([aria-haspopup])");
const openFilter = (page: Page) => region(page).getByText("Filter", { exact: true }).click();
const status = (page: Page) => region(page).getByRole("status");

const orders = (page: Page) => region(page).getByRole("list", { name: "Order of the list" });
const order = (page: Page, name: string) => orders(page).getByRole("link", { name, exact: true });
const FAMILIAR = "The 50 nearest artists, better-known ones moved up";
const ADVENTUROUS = "The 50 nearest artists, lesser-known ones moved up";

/** Names of the neighbours that the address's filter should leave, in its order, from the open file. */
async function expected(request: APIRequestContext, page: Page): Promise<string[]> {
  const { neighbours: own, orders } = await readArtist(request, "metallica");
  const { searchParams } = new URL(page.url());
  const name = searchParams.get("order");
  const places = name === "familiar" || name === "adventurous" ? orders[name] : null;
  const neighbours = places === null ? own : places.flatMap((place) => own[place - 1] ?? []);
  const [from, to] = (searchParams.get("heard") ?? "-").split("-");
  const shared = Number(searchParams.get("shared") ?? 0);
  return neighbours
    .filter(({ listeners }) => listeners >= Number(from) && (to === "" || listeners <= Number(to)))
    .filter(({ overlap }) => overlap >= shared)
    .filter(({ tags }) => !searchParams.has("tag") || tags.includes(searchParams.get("tag") ?? ""))
    .filter(({ tags }) => !tags.includes(searchParams.get("not") ?? ""))
    .map(({ name }) => name);
}

for (const { javaScript, tag } of [
  { javaScript: "with JavaScript", tag: "@phone" },
  { javaScript: "without JavaScript", tag: "@no-javascript" },
]) {
  test(`the list narrows to hidden gems with enough shared listeners, ${javaScript}`, { tag }, async ({
    page,
    request,
  }) => {
    await page.goto("/artist/metallica");
    await expect(step(page, "All")).toBeHidden();
    await openFilter(page);
    await expect(step(page, "All")).toHaveAttribute("aria-current", "true");
    await step(page, /^Hidden gems under \d+/).click();
    await expect(page).toHaveURL(/\/artist\/metallica\?heard=-\d+$/);
    await expect(step(page, /^Hidden gems/)).toHaveAttribute("aria-current", "true");
    const gems = await expected(request, page);
    expect(gems.length).toBeGreaterThan(0);
    expect(gems.length).toBeLessThan(50);
    await expect(neighbourLinks(page)).toHaveText(gems);

    await step(page, /^\d+$/).first().click();
    await expect(page).toHaveURL(/\?heard=-\d+&shared=\d+$/);
    const both = await expected(request, page);
    expect(both.length).toBeLessThan(gems.length);
    await expect(status(page)).toHaveText(`${both.length} of the 50 nearest`);
    await expect(neighbourLinks(page)).toHaveText(both);

    await page.goBack();
    await expect(neighbourLinks(page)).toHaveText(gems);
    await region(page).getByRole("link", { name: "Show all 50" }).click();
    await expect(page).toHaveURL(/\/artist\/metallica$/);
    await expect(neighbourLinks(page)).toHaveCount(50);
  });

  test(`the list is shown in three orders, with a filter as without, ${javaScript}`, { tag }, async ({
    page,
    request,
  }) => {
    await page.goto("/artist/metallica");
    await expect(order(page, "balanced")).toHaveAttribute("aria-current", "true");
    const balanced = await expected(request, page);
    await order(page, "familiar").click();
    await expect(page).toHaveURL(/\/artist\/metallica\?order=familiar$/);
    await expect(order(page, "familiar")).toHaveAttribute("aria-current", "true");
    await expect(order(page, "balanced")).not.toHaveAttribute("aria-current");
    await expect(status(page)).toHaveText(FAMILIAR);
    const familiar = await expected(request, page);
    expect(familiar).not.toEqual(balanced);
    expect(familiar.toSorted()).toEqual(balanced.toSorted());
    await expect(neighbourLinks(page)).toHaveText(familiar);
    await expect(region(page).locator("ol > li").first()).toContainText("1");

    await openFilter(page);
    await step(page, /^Hidden gems/).click();
    await expect(page).toHaveURL(/\?heard=-\d+&order=familiar$/);
    const gems = await expected(request, page);
    await expect(neighbourLinks(page)).toHaveText(gems);
    await expect(status(page)).toHaveText(`${gems.length} of the 50 nearest, better-known ones moved up`);
    await order(page, "adventurous").click();
    await expect(page).toHaveURL(/\?heard=-\d+&order=adventurous$/);
    await expect(neighbourLinks(page)).toHaveText(await expected(request, page));
    await region(page).getByRole("link", { name: "Show all 50" }).click();
    await expect(page).toHaveURL(/\/artist\/metallica\?order=adventurous$/);
    await expect(status(page)).toHaveText(ADVENTUROUS);
    await expect(neighbourLinks(page)).toHaveText(await expected(request, page));
    await order(page, "balanced").click();
    await expect(page).toHaveURL(/\/artist\/metallica$/);
    await expect(neighbourLinks(page)).toHaveText(balanced);
    await page.goBack();
    await expect(status(page)).toHaveText(ADVENTUROUS);
  });

  test(`a filter that leaves nobody says so and leads back, ${javaScript}`, { tag }, async ({ page }) => {
    await page.goto("/artist/metallica?heard=-1&shared=1000");
    await expect(status(page)).toHaveText("0 of the 50 nearest");
    await expect(region(page)).toContainText("None of the 50 nearest artists matches this filter.");
    await step(page, "Show all 50").click();
    await expect(neighbourLinks(page)).toHaveCount(50);
  });

  test(`the list narrows to a tag, or leaves one out, ${javaScript}`, { tag }, async ({ page, request }) => {
    await page.goto("/artist/metallica");
    await openFilter(page);
    const only = region(page).getByRole("list", { name: "Only artists with this tag" });
    const without = region(page).getByRole("list", { name: "Without artists with this tag" });
    const wanted = (await only.getByRole("link").nth(1).textContent()) ?? "";
    await only.getByRole("link", { name: wanted, exact: true }).click();
    await expect(page).toHaveURL(/\?tag=/);
    expect(new URL(page.url()).searchParams.get("tag")).toBe(wanted);
    const tagged = await expected(request, page);
    expect(tagged.length).toBeGreaterThan(1);
    expect(tagged.length).toBeLessThan(50);
    await expect(neighbourLinks(page)).toHaveText(tagged);
    await expect(only.getByRole("link", { name: wanted, exact: true })).toHaveAttribute("aria-current", "true");

    await page.goto("/artist/metallica");
    await openFilter(page);
    await without.getByRole("link", { name: wanted, exact: true }).click();
    await expect(page).toHaveURL(/\?not=/);
    await expect(status(page)).toHaveText(`${50 - tagged.length} of the 50 nearest`);
    await expect(neighbourLinks(page)).toHaveText(await expected(request, page));
  });
}

test("an address of before, with a range that no step has, shows it as a step of its own", async ({
  page,
  request,
}) => {
  await page.goto("/artist/metallica?heard=37-391");
  await expect(step(page, "Your own range 37–391")).toHaveAttribute("aria-current", "true");
  await expect(neighbourLinks(page)).toHaveText(await expected(request, page));
  await expectAccessible(page);
});

test("filtering requests nothing and keeps the focus", async ({ page }) => {
  await page.goto("/artist/metallica", { waitUntil: "networkidle" });
  const requests: string[] = [];
  page.on("request", (request) => {
    // Not the header's links, which Next prefetches whenever it finds the time.
    const { pathname } = new URL(request.url());
    if (/^\/(artist|data)\//.test(pathname)) requests.push(pathname);
  });
  await openFilter(page);
  const wellKnown = step(page, /^Well known/);
  await wellKnown.focus();
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText(/^\d+ of the 50 nearest$/);
  await expect(wellKnown).toBeFocused();
  await expectAccessible(page);
  await step(page, "Show all 50").press("Enter");
  await expect(status(page)).toHaveText("The 50 nearest artists");
  await expect(status(page)).toBeFocused();
  expect(requests).toEqual([]);
});

test("another order requests nothing, is announced and keeps the focus", { tag: "@phone" }, async ({
  page,
  request,
}) => {
  await page.goto("/artist/metallica", { waitUntil: "networkidle" });
  const requests: string[] = [];
  page.on("request", (sent) => {
    const { pathname } = new URL(sent.url());
    if (/^\/(artist|data)\//.test(pathname)) requests.push(pathname);
  });
  await order(page, "balanced").focus();
  await page.keyboard.press("Tab");
  await expect(order(page, "adventurous")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText(ADVENTUROUS);
  await expect(order(page, "adventurous")).toBeFocused();
  for (const link of await orders(page).getByRole("link").all()) {
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  await expectAccessible(page);
  expect(requests).toEqual([]);
  await expect(neighbourLinks(page)).toHaveText(await expected(request, page));
  await page.reload();
  await expect(order(page, "adventurous")).toHaveAttribute("aria-current", "true");
  await expect(neighbourLinks(page)).toHaveText(await expected(request, page));
});

test("Back from a neighbour's page restores the filtered list", async ({ page, request }) => {
  await page.goto("/artist/metallica");
  await openFilter(page);
  await step(page, /^Hidden gems/).click();
  const gems = await expected(request, page);
  await neighbourLinks(page).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(gems[0] ?? "");
  await expect(status(page)).toHaveText(/^The \d+ nearest artists$/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Metallica");
  await expect(neighbourLinks(page)).toHaveText(gems);
});

test("senseless parameters show the whole list", async ({ page }) => {
  for (const query of ["heard=lots&shared=-3", "heard=9-1", "heard=%3Cscript%3E&shared=1e9", "heard=&shared="]) {
    expect((await page.goto(`/artist/metallica?${query}`))?.status()).toBe(200);
    await expect(neighbourLinks(page)).toHaveCount(50);
  }
});

test("a filtered page points search engines to the artist's own", async ({ page }) => {
  await page.goto("/artist/metallica/similar?shared=100");
  await expect(page).toHaveURL(/\/artist\/metallica\?shared=100$/);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex, follow");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/artist\/metallica$/);
});

test.describe("without an artist", () => {
  test.use({ expectedErrors: NOT_FOUND_NOTE });
  for (const path of ["/artist/metalica/similar", "/artist/metalica?heard=-9"]) {
    test(`${path} is a full 404`, { tag: "@no-javascript" }, async ({ page }) => {
      expect((await page.goto(path))?.status()).toBe(404);
      await expect(page.getByRole("main").getByRole("link", { name: "Metallica", exact: true }).first()).toBeVisible();
    });
  }
});
