import { NOT_FOUND_NOTE, PAGE_KINDS } from "./fixtures/page-kinds.ts";
import { suggest } from "./fixtures/search-box.ts";
import {
  expect,
  expectAccessible,
  expectAccessibleWhenNarrow,
  expectReadable,
  overflowOf,
  settled,
  test,
  turnDark,
} from "./fixtures/test.ts";

test.use({ expectedErrors: NOT_FOUND_NOTE, contextOptions: { reducedMotion: "reduce" } });

for (const { kind, path } of PAGE_KINDS) {
  test(
    `${kind} is accessible in light and dark and fits its window`,
    { tag: "@phone" },
    async ({ page }, { project }) => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      const isPhone = project.name === "phone";
      if (isPhone) await expectAccessibleWhenNarrow(page);
      else {
        await expectAccessible(page);
        await turnDark(page);
        await expectReadable(page);
      }
      await settled(page);
      // Narrower than a phone, a phone, and those between phone and desktop.
      for (const width of isPhone ? [390] : [1440, 320, 640, 768]) {
        await page.setViewportSize({ width, height: 844 });
        // A window that shrinks at once is laid out in two frames.
        await expect.poll(() => overflowOf(page), `pixels beyond ${width} px`).toBe(0);
      }
    },
  );
}

test("open suggestions are accessible in light and dark", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/");
  await suggest(page, "radio");
  await expectAccessible(page);
  await turnDark(page);
  await expectReadable(page);
});

test("the first Tab reaches a link that skips to the content", async ({ page }) => {
  await page.goto("/artist/radiohead");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
});
