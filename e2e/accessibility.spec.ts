import { NOT_FOUND_NOTE, PAGE_KINDS } from "./fixtures/page-kinds.ts";
import { suggest } from "./fixtures/search-box.ts";
import {
  becomePhone,
  expect,
  expectAccessible,
  expectAccessibleWhenNarrow,
  expectReadable,
  overflowOf,
  settled,
  test,
  turnDark,
} from "./fixtures/test.ts";

/** Twice what pages took while six other jobs ran on each core; the dashboard's tables and charts take axe twice as long. */
const TIMEOUTS_MS = { page: 60_000, dashboard: 120_000 };

test.describe.configure({ timeout: TIMEOUTS_MS.page });
test.use({ expectedErrors: NOT_FOUND_NOTE, contextOptions: { reducedMotion: "reduce" } });

/** Commands, which a visitor cannot run. */
const DEVELOPERS_TALK = /\b(?:npm (?:run|start)|npx )/;

for (const { kind, path } of PAGE_KINDS) {
  test(`${kind} is accessible in light and dark and on a phone, fits every window, and speaks to visitors of simulated listeners`, async ({
    page,
  }) => {
    if (path.startsWith("/explore")) test.setTimeout(TIMEOUTS_MS.dashboard);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.getByText(/simulated listeners/i).first()).toBeVisible();
    await expect(page.locator("body")).not.toContainText(DEVELOPERS_TALK, { useInnerText: true });
    await expectAccessible(page);
    await turnDark(page);
    await expectReadable(page);
    await settled(page);
    const expectFits = (width: number) =>
      // A window that shrinks at once is laid out in two frames.
      expect.poll(() => overflowOf(page), `pixels beyond ${width} px`).toBe(0);
    // The desktop, those between it and a phone, and narrower than a phone.
    for (const width of [1440, 768, 640, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await expectFits(width);
    }
    await becomePhone(page);
    await expectFits(390);
    await expectAccessibleWhenNarrow(page);
  });
}

test("open suggestions are accessible in light and dark", { tag: "@phone" }, async ({ page }, { project }) => {
  await page.goto("/");
  await suggest(page, "radio");
  if (project.name === "phone") return expectAccessibleWhenNarrow(page);
  await expectAccessible(page);
  await turnDark(page);
  await expectReadable(page);
});

for (const { fault, row } of [
  { fault: "too pale", row: '<li style="margin: 2em"><a href="/" style="color: #ddd">Pale</a></li>' },
  { fault: "nameless", row: '<li style="margin: 2em"><a href="/"></a></li>' },
]) {
  test(`one ${fault} row among many is found`, async ({ page }) => {
    const rows = Array.from({ length: 30 }, (_, at) =>
      at === 20 ? row : `<li style="margin: 2em"><a href="/">Artist ${at}</a></li>`,
    );
    await page.setContent(
      `<html lang="en"><title>Rows</title><main><h1>Rows</h1><ol>${rows.join("")}</ol></main></html>`,
    );
    await expect(expectAccessible(page)).rejects.toThrow(/color-contrast|link-name/);
  });
}

test("the first Tab reaches a link that skips to the content", async ({ page }) => {
  await page.goto("/artist/radiohead");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
});
