import { NOT_FOUND_NOTE, PAGE_KINDS } from "./fixtures/page-kinds.ts";
import { suggest } from "./fixtures/search-box.ts";
import { expect, expectAccessible, overflowOf, test } from "./fixtures/test.ts";

test.use({ expectedErrors: NOT_FOUND_NOTE, contextOptions: { reducedMotion: "reduce" } });

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const { kind, path } of PAGE_KINDS) {
      test(`${kind} is accessible in ${colorScheme} and fits the screen`, { tag: "@phone" }, async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expectAccessible(page);
        expect(await overflowOf(page), "pixels beyond the screen's width").toBe(0);
      });
    }

    test(`open suggestions are accessible in ${colorScheme}`, { tag: "@phone" }, async ({ page }) => {
      await page.goto("/");
      await suggest(page, "radio");
      await expectAccessible(page);
    });
  });
}

test("the first Tab reaches a link that skips to the content", async ({ page }) => {
  await page.goto("/artist/radiohead");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
});

for (const { kind, path } of PAGE_KINDS) {
  test(`${kind} fits windows narrower than a phone and those between phone and desktop`, async ({ page }) => {
    await page.goto(path);
    for (const width of [320, 640, 768]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflowOf(page), `pixels beyond ${width} px`).toBe(0);
    }
  });
}
