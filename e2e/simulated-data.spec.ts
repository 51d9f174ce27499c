import { readManifest } from "./fixtures/data-files.ts";
import { NOT_FOUND_NOTE, PAGE_KINDS } from "./fixtures/page-kinds.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ expectedErrors: NOT_FOUND_NOTE });

test("the site under test serves simulated data", async ({ request }) => {
  expect((await readManifest(request)).dataset.kind).toBe("simulated");
});

// With JavaScript: e2e/accessibility.spec.ts, which visits each as well.
test("every kind of page says that its listeners are simulated, without JavaScript", { tag: "@no-javascript" }, async ({
  page,
}) => {
  for (const { kind, path } of PAGE_KINDS) {
    await page.goto(path);
    const notice = page.getByText(/simulated listeners/i).first();
    await expect(notice, kind).toBeVisible();
  }
});
