import type { APIRequestContext } from "@playwright/test";
import * as v from "valibot";
import { NOT_FOUND_NOTE } from "./fixtures/page-kinds.ts";
import { suggest } from "./fixtures/search-box.ts";
import { expect, test } from "./fixtures/test.ts";

const Tags = v.object({ tags: v.array(v.object({ slug: v.string(), name: v.string(), artists: v.number() })) });
const Artist = v.object({ slug: v.string(), name: v.string(), people: v.nullable(v.number()) });
const Tag = v.object({
  name: v.string(),
  artists: v.number(),
  best: v.array(Artist),
  gems: v.array(Artist),
  related: v.array(v.object({ slug: v.string(), name: v.string() })),
});

const readTags = async (request: APIRequestContext) =>
  v.parse(Tags, await (await request.get("/data/tags.json")).json()).tags;
const readTag = async (request: APIRequestContext, slug: string) =>
  v.parse(Tag, await (await request.get(`/data/tags/${slug}.json`)).json());

/** A tag whose name has two words, so that it can be typed in several ways. */
async function twoWords(request: APIRequestContext) {
  const found = (await readTags(request)).find(({ name }) => /^[a-z]{3,}[ -][a-z]{3,}$/.test(name));
  if (found === undefined) throw new Error("no tag has two words");
  return found;
}

test("all tags lead to a tag, and that to an artist and a related tag", { tag: "@no-javascript" }, async ({
  page,
  request,
}) => {
  const [first] = await readTags(request);
  if (first === undefined) throw new Error("there are no tags");
  const tag = await readTag(request, first.slug);
  await page.goto("/artists");
  await page.getByRole("link", { name: "By tag" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tags");
  await page.getByRole("region", { name: "Most used" }).getByRole("link", { name: first.name, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/tag/${first.slug}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Tag: ${tag.name}`);
  const best = page.getByRole("region", { name: "Best known" });
  await expect(best.getByRole("link")).toHaveText(tag.best.map(({ name }) => name));
  const [related] = tag.related;
  if (related !== undefined) {
    await page
      .getByRole("region", { name: "Related tags" })
      .getByRole("link", { name: related.name, exact: true })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Tag: ${related.name}`);
    await page.goBack();
  }
  await best.getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`/artist/${tag.best[0]?.slug}$`));
});

test("every tag is listed from A to Z, under its letter", { tag: "@no-javascript" }, async ({ page, request }) => {
  const tags = await readTags(request);
  await page.goto("/tags");
  const all = page.getByRole("region", { name: "From A to Z" });
  await expect(all.locator('a[href^="/tag/"]')).toHaveCount(tags.length);
  const last = tags.at(-1);
  if (last === undefined) throw new Error("there are no tags");
  const link = page.locator(`a[href="/tag/${last.slug}"]`);
  await expect(link).toBeHidden();
  await all.getByRole("group").filter({ has: link }).locator("summary").click();
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Tag: ${last.name}`);
});

test("a count of people is evidence from two people on", async ({ page, request }) => {
  const tags = await readTags(request);
  for (const { slug, name } of tags.slice(0, 3)) {
    const { best, gems } = await readTag(request, slug);
    await page.goto(`/tag/${slug}`);
    const counted = [...best, ...gems].filter(({ people }) => people !== null && people >= 2);
    await expect(page.getByText(`people say ${name}`)).toHaveCount(counted.length);
  }
});

test("search suggests the tag however it is written, and Enter goes there", { tag: "@phone" }, async ({
  page,
  request,
}) => {
  const { name, slug } = await twoWords(request);
  const [first = "", second = ""] = name.split(/[ -]/);
  for (const typed of [name, `${first} ${second}`, `${first}-${second}`, first + second]) {
    await page.goto("/");
    await suggest(page, typed);
    const group = page.getByRole("group", { name: "Tags" });
    await expect(group.getByRole("option").first()).toHaveAttribute("href", `/tag/${slug}`);
    expect(await group.getByRole("option").count()).toBeLessThanOrEqual(3);
  }
  const options = page.getByRole("option");
  const place = (await options.evaluateAll((all) => all.map((one) => one.getAttribute("href")))).indexOf(
    `/tag/${slug}`,
  );
  for (let press = 0; press <= place; press++) await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toHaveAttribute("href", `/tag/${slug}`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/tag/${slug}$`));
});

test("where an artist is to be chosen no tag is offered", async ({ page, request }) => {
  const { name } = await twoWords(request);
  const word = name.split(/[ -]/)[0] ?? "";
  for (const path of ["/blend", "/path"]) {
    await page.goto(path);
    const box = page.getByRole("main").getByRole("combobox").first();
    await expect(async () => {
      await box.fill("");
      await box.pressSequentially(word);
      await expect(page.getByRole("status").filter({ hasText: /suggestion|No matching artist$/ })).toHaveCount(1, {
        timeout: 3000,
      });
    }).toPass({ timeout: 15_000 });
    await expect(page.getByRole("group", { name: "Tags" })).toHaveCount(0);
  }
});

test("the box on the page of tags finds tags only", async ({ page, request }) => {
  const { name, slug } = await twoWords(request);
  await page.goto("/tags");
  const options = await suggest(page, name);
  for (const option of await options.all()) await expect(option).toHaveAttribute("href", /^\/tag\//);
  await options.first().click();
  await expect(page).toHaveURL(new RegExp(`/tag/${slug}$`));
});

test("without scripts a search finds tags too", { tag: "@no-javascript" }, async ({ page, request }) => {
  const { name, slug } = await twoWords(request);
  await page.goto("/");
  const field = page.locator('input[name="q"]:visible').first();
  await field.fill(name.replace(/[ -]/, ""));
  await field.press("Enter");
  await page.getByRole("region", { name: "Tags" }).getByRole("link", { name, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/tag/${slug}$`));
});

test("suggestions say what an artist sounds like", async ({ page }) => {
  await page.goto("/");
  const options = await suggest(page, "radiohead");
  await expect(options.first()).toHaveAccessibleName(/^Radiohead\s*, .+\s*, [\d,]+ listeners$/);
});

test.describe("an address that is no tag's", () => {
  test.use({ expectedErrors: NOT_FOUND_NOTE });

  test("another spelling of a tag's address leads to it, an unknown one to similar tags", {
    tag: "@no-javascript",
  }, async ({ page, request }) => {
    const { name, slug } = await twoWords(request);
    const spelt = await request.get(`/tag/${encodeURIComponent(name.toUpperCase())}`, { maxRedirects: 0 });
    expect(spelt.status()).toBe(308);
    expect(spelt.headers().location).toBe(`/tag/${slug}`);
    const bare = await request.get("/tag", { maxRedirects: 0 });
    expect([bare.status(), bare.headers().location]).toEqual([308, "/tags"]);

    const response = await page.goto(`/tag/${slug}x`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("No tag at this address");
    await page.getByRole("region", { name: "Did you mean" }).getByRole("link", { name, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/tag/${slug}$`));
    expect((await request.get("/tag/qqzzxxjj")).status()).toBe(404);
    expect((await request.get(`/tag/${slug}/more`)).status()).toBe(404);
  });
});

test("a tag's page names its data and itself, and the sitemap lists it", async ({ page, request }) => {
  const tags = await readTags(request);
  const slug = tags[0]?.slug ?? "";
  await page.goto(`/tag/${slug}`);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`/tag/${slug}$`));
  const json = page.locator('link[rel="alternate"][type="application/json"]');
  await expect(json).toHaveAttribute("href", new RegExp(`/data/tags/${slug}\\.json$`));
  const sitemap = await (await request.get("/sitemap/0.xml")).text();
  expect([...sitemap.matchAll(/<loc>[^<]*\/tag\/[^<]+<\/loc>/g)]).toHaveLength(tags.length);
  await expect(page.getByRole("heading", { name: "Where the tags come from" })).toBeVisible();
});

test("in a blend, on a path and in suggestions each artist has its tags", { tag: "@no-javascript" }, async ({
  page,
  request,
}) => {
  const names = (await readTags(request)).map(({ name }) => name.replaceAll(/[^\w ]/g, "."));
  const anyTag = new RegExp(names.join("|"));
  for (const [path, region] of [
    ["/blend?with=radiohead,metallica", "Results"],
    ["/path?from=radiohead&to=metallica", "Step by step"],
    ["/for-you?with=radiohead", "Who else?"],
  ] as const) {
    await page.goto(path);
    const row = page.getByRole("region", { name: region }).getByRole("listitem").first();
    await expect(row).toContainText(/[\d,]+ listeners? in this data\./);
    await expect(row).toContainText(anyTag);
  }
});
