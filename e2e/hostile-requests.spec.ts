import { NOT_FOUND_NOTE } from "./fixtures/page-kinds.ts";
import { expect, test } from "./fixtures/test.ts";

/** Requests that failed once: found by `npm run bench:web -- fuzz`, kept with the answer that is right. */
const FOUND: { method: string; path: string; headers?: Record<string, string>; status: number }[] = [
  // Next renders and keeps whatever stands in the place of a sitemap's number.
  { method: "OPTIONS", path: "/sitemap/NaN", status: 404 },
  { method: "GET", path: "/sitemap/0", status: 404 },
  { method: "GET", path: "/sitemap/__proto__", status: 404 },
  { method: "GET", path: "/sitemap/..%2f0.xml", status: 404 },
  { method: "GET", path: "/sitemap/a%00b.xml", status: 404 },
  { method: "PATCH", path: "/sitemap/0.xml", status: 404 },
  { method: "GET", path: "/sitemap/0.xml", status: 200 },
  { method: "POST", path: "/_not-found?x=1", headers: { rsc: "1" }, status: 404 },
  {
    method: "POST",
    path: "/no-such-page",
    headers: { "next-action": "0123456789abcdef0123456789abcdef01234567", rsc: "1" },
    status: 404,
  },
  // Static files answer other methods with a 500.
  { method: "POST", path: "/data/manifest.json", status: 405 },
  // Next has no answer to TRACE, and gives a page whatever the method.
  { method: "TRACE", path: "/", status: 405 },
  { method: "TRACE", path: "/artist/radiohead", status: 405 },
  { method: "DELETE", path: "/artist/radiohead", status: 405 },
  { method: "PUT", path: "/search?q=a", status: 405 },
  // Next resizes pictures for anyone, and keeps each size on disk.
  { method: "GET", path: "/_next/image?url=%2Fartist%2Fradiohead%2Fcard.png&w=640&q=75", status: 404 },
  // Addresses that can't be decoded.
  { method: "GET", path: "/artist/%E0%A4", status: 404 },
  { method: "GET", path: "/%", status: 404 },
  { method: "GET", path: "/data/%00", status: 404 },
  { method: "GET", path: "/data/search/%%%", status: 404 },
  { method: "GET", path: "/data/..%2f..%2fpackage.json", status: 404 },
  { method: "GET", path: "/artist/__proto__", status: 404 },
  { method: "GET", path: "/artist/%3Cscript%3Ealert(1)%3C%2Fscript%3E", status: 404 },
  { method: "GET", path: `/artist/${"a".repeat(5000)}`, status: 404 },
  { method: "GET", path: "/artist/radiohead?heard[]=1&heard[a]=2&__proto__[x]=1&shared=1e9", status: 200 },
  { method: "GET", path: `/search?q=${"%F0%9F%8E%A4".repeat(600)}`, status: 200 },
  { method: "GET", path: "/search?q[]=a&q[b]=c&q=%00", status: 200 },
  { method: "GET", path: "/artists/popular/99999999999999999999", status: 404 },
  { method: "GET", path: "/artists/popular/-1", status: 404 },
  { method: "GET", path: "/artists/letter/__proto__/1", status: 404 },
];

for (const { method, path, headers, status } of FOUND) {
  test(`${method} ${path.slice(0, 80)} is answered with ${status}`, async ({ request }) => {
    const response = await request.fetch(path, { method, headers, maxRedirects: 0 });
    expect(response.status()).toBe(status);
  });
}

test("a search text is shown as it is, never as markup", async ({ page }) => {
  const text = `</title><script>document.title="ran"</script><img src=x onerror=alert(1)> "' \u202Ex`;
  await page.goto(`/search?q=${encodeURIComponent(text)}`);
  await expect(page.getByRole("heading", { level: 2, name: /No artist/ })).toContainText("<script>");
  expect(await page.title()).toContain("</title>");
});

test.describe("an address without an artist", () => {
  test.use({ expectedErrors: NOT_FOUND_NOTE });

  test("shows its words, never its markup", async ({ page }) => {
    const response = await page.goto("/unknown/%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
    expect(response?.status()).toBe(404);
    await expect(page.locator("img[src='x']")).toHaveCount(0);
  });
});
