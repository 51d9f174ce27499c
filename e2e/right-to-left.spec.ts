import type { APIRequestContext, Page } from "@playwright/test";
import * as v from "valibot";
import { readArtist } from "./fixtures/data-files.ts";
import { expect, test } from "./fixtures/test.ts";

const MapNames = v.object({ artists: v.object({ name: v.array(v.string()), slug: v.array(v.nullable(v.string())) }) });

/** An artist whose name is written from right to left, with a list of its own. */
async function rightToLeftArtist(request: APIRequestContext) {
  const { artists } = v.parse(MapNames, await (await request.get("/data/map.json")).json());
  const number = artists.name.findIndex((name) => /^[\p{Script=Arabic}\p{Script=Hebrew} ]+$/u.test(name));
  const slug = artists.slug[number] ?? "";
  expect(slug).not.toBe("");
  const artist = await readArtist(request, slug);
  expect(artist.neighbours.length).toBeGreaterThan(0);
  return artist;
}

/**
 * Texts of right-to-left letters that share a line with others and are not isolated from them, so that the browser moves
 * neighbouring numbers and signs to their other side; and possessives set from right to left with their name.
 */
function misplacedNames(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;
    const ISOLATED = /[\u2066-\u2068][^\u2069]*[\u0590-\u08ff][^\u2069]*\u2069/g;
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const text = node.textContent ?? "";
      if (!RIGHT_TO_LEFT.test(text.replace(ISOLATED, "")) || node.parentElement?.closest("script, title")) continue;
      let element = node.parentElement;
      while (element !== null && getComputedStyle(element).display === "inline" && element.localName !== "bdi") {
        element = element.parentElement;
      }
      const whole = element?.textContent?.trim();
      if (whole !== text.trim() || /[’']s?$/.test(whole)) found.push(`${text.trim()} in “${whole}”`);
    }
    return found;
  });
}

test("a name written from right to left keeps its place in English sentences", async ({ page, request }) => {
  const { slug, neighbours } = await rightToLeftArtist(request);
  const [nearest] = neighbours;
  for (const path of [
    `/artist/${slug}`,
    `/artist/${nearest?.slug}`,
    `/for-you?with=${slug}:12`,
    `/map?artist=${slug}`,
    "/artists",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await misplacedNames(page), path).toEqual([]);
  }
});

test("steps of a path give the listeners of a right-to-left name after it", async ({ page, request }) => {
  const { slug, name, neighbours } = await rightToLeftArtist(request);
  await page.goto(`/path?from=${slug}&to=${neighbours[0]?.slug}`);
  const evidence = page.getByRole("main").locator("p", { hasText: "listeners also play" }).first();
  const own = evidence.locator("bdi").first();
  await expect(own).toHaveText(name);
  const after = await evidence.evaluate((sentence) => {
    const [bdi] = sentence.querySelectorAll("bdi");
    const ending = bdi?.nextSibling;
    if (!bdi || !ending) return null;
    const range = document.createRange();
    range.selectNode(ending);
    return {
      ending: ending.textContent,
      isRight: range.getBoundingClientRect().left >= bdi.getBoundingClientRect().right - 1,
    };
  });
  expect(after).toEqual({ ending: expect.stringMatching(/^’/), isRight: true });
});
