import { expect, test } from "./fixtures/test.ts";

for (const { kind, path } of [
  { kind: "an artist", path: "/artist/radiohead" },
  { kind: "a blend", path: "/blend?with=radiohead:2,bjork,metallica" },
  { kind: "a path", path: "/path?from=radiohead&to=metallica" },
  { kind: "the methods", path: "/methods" },
]) {
  test(`${kind} prints what there is to read, and no controls`, async ({ page }) => {
    await page.goto(path);
    // A4 at 96 dots an inch, with margins of 15 mm.
    await page.setViewportSize({ width: 680, height: 1010 });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const role of ["button", "navigation", "search", "combobox", "slider"] as const) {
      await expect(page.getByRole(role).filter({ visible: true }), role).toHaveCount(0);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(680);
    const left = (name: string) =>
      page
        .locator(name)
        .first()
        .evaluate((element) => {
          const { left, width } = element.getBoundingClientRect();
          return { left: left + Number.parseFloat(getComputedStyle(element).paddingLeft), width };
        });
    expect((await left("main")).left, "text stands on one edge").toBe((await left("header > div")).left);
    await expect(page.locator("html")).toHaveCSS("print-color-adjust", "exact");
    await expect(page.locator("html")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  });
}
