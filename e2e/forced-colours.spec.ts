import type { Page } from "@playwright/test";
import { expect, expectAccessible, settled, test } from "./fixtures/test.ts";

/** Of text against what is around it. WCAG asks for 4.5; the strokes of small letters do not reach their full colour. */
const MIN_CONTRAST = 3;

test.use({ contextOptions: { forcedColors: "active", reducedMotion: "reduce" } });

/** Texts in the window whose letters cannot be told from what is behind them, as the window is drawn. */
async function illegibleTexts(page: Page): Promise<string[]> {
  const png = (await page.screenshot({ caret: "hide" })).toString("base64");
  return page.evaluate(
    async ([source = "", least = 0]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (context === null) throw new Error("no 2D canvas");
      context.drawImage(image, 0, 0);
      const linear = (value = 0) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
      const contrastIn = ({ x, y, width, height }: DOMRect) => {
        const { data } = context.getImageData(x, y, width, height);
        let [darkest, lightest] = [1, 0];
        for (let at = 0; at < data.length; at += 4) {
          const luminance = 0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2]);
          darkest = Math.min(darkest, luminance);
          lightest = Math.max(lightest, luminance);
        }
        return (lightest + 0.05) / (darkest + 0.05);
      };
      const found: string[] = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const node = texts.currentNode;
        const parent = node.parentElement;
        if (node.textContent?.trim() === "" || parent === null || parent.closest(".sr-only") !== null) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const [box] = range.getClientRects();
        // Those that something covers, or that begin outside, are not looked at.
        if (box === undefined || box.width < 6 || box.height < 6) continue;
        if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) continue;
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        if (top === null || !(top.contains(parent) || parent.contains(top))) continue;
        if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        if (contrastIn(box) < Number(least)) found.push(`${node.textContent} (${parent.outerHTML.slice(0, 120)})`);
      }
      return found;
    },
    [png, MIN_CONTRAST] as const,
  );
}

for (const path of [
  "/",
  "/artist/radiohead",
  "/artist/radiohead?heard=-499&shared=150&order=familiar",
  "/path?from=radiohead&to=metallica",
  "/blend?with=radiohead:2,bjork,metallica",
  "/for-you",
  "/map?artist=radiohead",
  "/around/radiohead",
  "/explore",
]) {
  test(`forced colours keep every label of ${path}, on a dark and on a light background`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 1800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path, { waitUntil: "networkidle" });
      await settled(page);
      // Profiles may arrive between the picture and the look at the texts.
      await expect.poll(() => illegibleTexts(page), colorScheme).toEqual([]);
    }
  });
}

test("with forced colours, buttons of kept artists keep their labels, and axe finds nothing", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(() => {
    const kept = { version: 1, favourites: [{ slug: "bjork", name: "Björk" }], hidden: [] };
    localStorage.setItem("kindred:kept", JSON.stringify(kept));
  });
  await page.goto("/kept");
  await expect(page.getByRole("link", { name: "Björk", exact: true })).toBeVisible();
  expect(await illegibleTexts(page)).toEqual([]);
  await expectAccessible(page);
});
