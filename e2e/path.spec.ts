import type { APIRequestContext, Page } from "@playwright/test";
import { readArtist, readLeastPopular } from "./fixtures/data-files.ts";
import { expect, expectAccessible, test } from "./fixtures/test.ts";

const chainLinks = (page: Page) =>
  page.getByRole("region", { name: /^(\d+ steps?|Direct neighbours)$/ }).locator("ol a");

/** Slugs of the chain, in order. */
async function readChain(page: Page): Promise<string[]> {
  await expect(chainLinks(page).first()).toBeVisible();
  const hrefs = await chainLinks(page).evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return hrefs.map((href) => href.replace("/artist/", ""));
}

/** Neighbours of a file that the graph links it to: the first ten, and the next ten that share at least five listeners. */
const linkedOf = <Listed extends { overlap: number }>(neighbours: readonly Listed[]) =>
  [...neighbours.slice(0, 10), ...neighbours.slice(10).filter(({ overlap }) => overlap >= 5)].slice(0, 20);

/** What the open files say of each step: the larger similarity of those by which the two are linked. */
async function expectEvidence(page: Page, request: APIRequestContext, slugs: string[]): Promise<void> {
  const steps = page.getByRole("region", { name: "Step by step" }).getByRole("listitem");
  await expect(steps).toHaveCount(slugs.length - 1);
  const files = await Promise.all(slugs.map((slug) => readArtist(request, slug)));
  for (const [place, file] of files.slice(0, -1).entries()) {
    const next = files[place + 1];
    const [listed] = [
      ...linkedOf(file.neighbours).filter(({ slug }) => slug === next?.slug),
      ...linkedOf(next?.neighbours ?? []).filter(({ slug }) => slug === file.slug),
    ].sort((a, b) => b.similarity - a.similarity);
    expect(listed, `${file.slug} and ${next?.slug} are near`).toBeDefined();
    await expect(steps.nth(place)).toContainText(`${file.name} →to ${next?.name}`);
    await expect(steps.nth(place)).toContainText(`${listed?.overlap} of ${file.name}`);
    await expect(steps.nth(place)).toContainText(`similarity ${listed?.similarity.toFixed(2)}`);
    const thin = steps.nth(place).getByText("A thin step: fewer than 5 shared listeners.");
    await expect(thin).toHaveCount((listed?.overlap ?? 0) < 5 ? 1 : 0);
  }
}

for (const { javaScript, tag } of [
  { javaScript: "with JavaScript", tag: "@phone" },
  { javaScript: "without JavaScript", tag: "@no-javascript" },
]) {
  test(`a chain leads from one artist to another, around some, and back, ${javaScript}`, { tag }, async ({
    page,
    request,
  }) => {
    await page.goto("/path?from=radiohead&to=metallica");
    const slugs = await readChain(page);
    expect([slugs[0], slugs.at(-1)]).toEqual(["radiohead", "metallica"]);
    expect(slugs.length).toBeGreaterThan(2);
    await expectEvidence(page, request, slugs);

    const avoided = slugs[1] ?? "";
    await page
      .getByRole("link", { name: /^Find a path that avoids / })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`&avoid=${avoided}$`));
    const around = await readChain(page);
    expect(around).not.toContain(avoided);
    await expectEvidence(page, request, around);

    await page.getByRole("link", { name: /^Stop avoiding / }).click();
    await expect(page).toHaveURL(/\?from=radiohead&to=metallica$/);
    await page.getByRole("link", { name: "Swap start and end" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("From Metallica to Radiohead");
    expect(await readChain(page)).toEqual(slugs.toReversed());
  });
}

test("the shortest route and a minimum similarity are links, kept by what follows", { tag: "@phone" }, async ({
  page,
}) => {
  await page.goto("/path?from=radiohead&to=metallica");
  const similarities = async () => {
    const texts = await page.getByRole("region", { name: "Step by step" }).getByRole("listitem").allTextContents();
    return texts.map((text) => Number(/similarity (\d\.\d+)/.exec(text)?.[1]));
  };
  const minimum = page.getByRole("list", { name: "Minimum similarity" });
  await expect(minimum.getByRole("link", { name: "any" })).toHaveAttribute("aria-current", "true");
  await minimum.getByRole("link", { name: "0.10" }).click();
  await expect(page).toHaveURL(/\?from=radiohead&to=metallica&min=0.1$/);
  await expect(page.getByRole("main")).toContainText("Every step has a similarity of at least 0.10.");
  expect(Math.min(...(await similarities()))).toBeGreaterThanOrEqual(0.1);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Swap start and end" }).click();
  await expect(page).toHaveURL(/\?from=metallica&to=radiohead&min=0.1$/);

  const smoothest = await readChain(page);
  await page.goto("/path?from=metallica&to=radiohead&route=shortest");
  expect((await readChain(page)).length).toBeLessThanOrEqual(smoothest.length);
  await expect(page.getByRole("main")).toContainText("No path has fewer steps");
});

test("both ends are typed into one form without JavaScript", { tag: "@no-javascript" }, async ({ page }) => {
  await page.goto("/path");
  await page.getByRole("combobox", { name: "From" }).fill("the beatles");
  await page.getByRole("combobox", { name: "To", exact: true }).fill("SIGUR ROS");
  await page.getByRole("button", { name: "Find the path" }).click();
  await expect(page).toHaveURL(/\/path\?from=the-beatles&to=sigur-ros$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("From The Beatles to Sigur Rós");
});

test("an end chosen from the suggestions shows the path at once, with what the other field holds", async ({ page }) => {
  await page.goto("/path?from=radiohead", { waitUntil: "networkidle" });
  await page.getByRole("combobox", { name: "From" }).fill("sigur ros");
  const to = page.getByRole("combobox", { name: "To", exact: true });
  await expect(async () => {
    await to.fill("");
    await to.pressSequentially("metalli");
    await expect(page.getByRole("option", { name: /^Metallica/ })).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 15_000 });
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/path\?from=sigur-ros&to=metallica$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("From Sigur Rós to Metallica");
});

test("neighbours are one step apart, and an artist is no steps from itself", { tag: "@no-javascript" }, async ({
  page,
  request,
}) => {
  const nearest = (await readArtist(request, "radiohead")).neighbours[0]?.slug ?? "";
  await page.goto(`/path?from=radiohead&to=${nearest}`);
  await expect(page.getByRole("heading", { name: "Direct neighbours" })).toBeVisible();
  expect(await readChain(page)).toEqual(["radiohead", nearest]);
  await page.goto("/path?from=radiohead&to=radiohead");
  await expect(
    page.getByRole("heading", { name: "Radiohead is at both ends, so there is nothing to connect" }),
  ).toBeVisible();
});

test("an end with a clear leader is taken, and can be changed for another", { tag: "@no-javascript" }, async ({
  page,
}) => {
  await page.goto("/path");
  await page.getByLabel("From", { exact: true }).fill("radio");
  await page.getByLabel("To", { exact: true }).fill("metalica");
  await page.getByRole("button", { name: "Find the path" }).click();
  await expect(page).toHaveURL(/\?from=radiohead&to=metallica&searched=radio&searched=metalica$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("From Radiohead to Metallica");
  const other = page.getByText("Not this one? “radio” may also mean").getByRole("link").first();
  const name = (await other.textContent()) ?? "";
  await other.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`From ${name} to Metallica`);
});

test("an unknown end gets suggestions", { tag: "@no-javascript" }, async ({ page }) => {
  expect((await page.goto("/path?from=the+b&to=metallica"))?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "Who do you mean by “the b”?" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "The Beatles", exact: true }).click();
  await expect(page).toHaveURL(/\?from=the-beatles&to=metallica$/);
  await page.goto("/path?from=qqzzxxjjvvkk");
  await expect(page.getByRole("heading", { name: "No artist matches “qqzzxxjjvvkk”" })).toBeVisible();
});

test("without a path it says why, and how to go back", { tag: "@phone" }, async ({ page, request }) => {
  // Artists with so few listeners are in nobody's list: their own are all their links.
  const { slug, name, neighbours } = await readLeastPopular(request);
  const near = linkedOf(neighbours);
  await page.goto(`/path?from=${slug}&to=radiohead&avoid=${near.map((neighbour) => neighbour.slug).join(",")}`);
  await expect(page.getByRole("heading", { name: "No path connects these artists" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(
    `Without those artists, ${name} is not linked to any other artist.`,
  );
  await expectAccessible(page);
  await page.getByRole("link", { name: `Stop avoiding ${near[0]?.name}` }).click();
  expect(await readChain(page)).toContain(near[0]?.slug);
});

test("hostile addresses are handled like any other", { tag: "@no-javascript" }, async ({ page }) => {
  for (const query of [
    "from=../../etc/passwd&to=%00",
    "from=%3Cscript%3E&to=radiohead&avoid=%3Cscript%3E,../x",
    `from=${"x".repeat(3000)}&to=radiohead`,
    "from=radiohead&from=bjork&to=metallica&to=tool&avoid=radiohead,metallica",
  ]) {
    expect((await page.goto(`/path?${query}`))?.status(), query).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  }
  await expect(page).toHaveURL(/\?from=radiohead&to=metallica$/);
});

test("search engines keep the page without ends only", { tag: "@no-javascript" }, async ({ page }) => {
  await page.goto("/path?from=radiohead&to=metallica");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex, follow");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/path$/);
  await page.goto("/path");
  await expect(page.locator('meta[name="robots"]')).toHaveCount(0);
});
