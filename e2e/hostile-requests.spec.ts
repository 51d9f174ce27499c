import { rawRequest } from "../bench/web/raw-request.ts";
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
  { method: "TRACE", path: "/api/health", status: 405 },
  { method: "OPTIONS", path: "/artist/radiohead", status: 204 },
  { method: "OPTIONS", path: "/for-you", status: 204 },
  // Next takes a form for a server action and answers with the page, or a stack in the log.
  ...["/", "/artists", "/methods", "/kept", "/manifest.webmanifest", "/favicon.ico"].flatMap((path) => [
    ...["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"].map((type) => ({
      method: "POST",
      path,
      headers: { "content-type": type },
      status: 405,
    })),
    { method: "POST", path, status: 405 },
    { method: "PUT", path, headers: { rsc: "1" }, status: 405 },
  ]),
  { method: "POST", path: "/api/no-such", headers: { "content-type": "multipart/form-data; boundary=x" }, status: 405 },
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
  const how = Object.entries(headers ?? {}).map(([name, value]) => ` ${name}=${value.slice(0, 40)}`);
  test(`${method} ${path.slice(0, 80)}${how.join("")} is answered with ${status}`, async ({ request }) => {
    const response = await request.fetch(path, { method, headers, maxRedirects: 0 });
    expect(response.status()).toBe(status);
    if (status === 405) expect(response.headers().allow).toContain("GET");
  });
}

const UPGRADE =
  "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==";
const HTTP_2 = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA";

/** Requests that no HTTP client sends, with the answer that is right: status 0 where the connection just ends. */
const RAW: { request: string; status: number; location?: string; allow?: string }[] = [
  // The site speaks no other protocol. Next 16.4.6 never answers these, nor closes the connection.
  { request: `GET /zzzz HTTP/1.1\r\n${UPGRADE}`, status: 400 },
  { request: `GET / HTTP/1.1\r\n${UPGRADE}`, status: 400 },
  { request: `GET /_next/webpack-hmr HTTP/1.1\r\n${UPGRADE}`, status: 400 },
  { request: `GET /_next/hmr?id=1 HTTP/1.1\r\n${UPGRADE}`, status: 400 },
  { request: `DELETE /zzzz HTTP/1.1\r\n${UPGRADE}`, status: 400 },
  { request: `POST /zzzz HTTP/1.1\r\n${UPGRADE}\r\nContent-Length: 3\r\n\r\na=1`, status: 400 },
  {
    request: `POST /zzzz HTTP/1.1\r\n${UPGRADE}\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n0\r\n\r\n`,
    status: 400,
  },
  { request: "GET /zzzz HTTP/1.1\r\nConnection: keep-alive, uPGRADE\r\nUpgrade: \u00e9, ,", status: 400 },
  { request: "GET /zzzz HTTP/1.0\r\nConnection: Upgrade\r\nUpgrade: TLS/1.0", status: 400 },
  // Not a request for an upgrade without both headers.
  { request: "GET /robots.txt HTTP/1.1\r\nConnection: close\r\nUpgrade: websocket", status: 200 },
  { request: "GET /robots.txt HTTP/1.1\r\nConnection: close, Upgrade", status: 200 },
  // An offer of HTTP/2 may be declined; what isn't HTTP/1.1 at all is refused.
  { request: `GET /zzzz HTTP/1.1\r\n${HTTP_2}`, status: 404 },
  { request: `GET /robots.txt HTTP/1.1\r\n${HTTP_2}`, status: 200 },
  { request: `GET /artist/radiohead?heard=-499 HTTP/1.1\r\n${HTTP_2}`, status: 200 },
  { request: "PRI * HTTP/2.0\r\n\r\nSM", status: 400 },
  { request: "CONNECT a.example:443 HTTP/1.1", status: 0 },
  // Absolute addresses are those of this site, whatever their host.
  ...["http://evil.example", "HTTPS://evil.example:8443", "http://a:b@localhost"].flatMap((origin) => [
    { request: `GET ${origin}/artists/ HTTP/1.1\r\nConnection: close`, status: 308, location: "/artists" },
    {
      request: `GET ${origin}/artist/Radiohead HTTP/1.1\r\nConnection: close`,
      status: 308,
      location: "/artist/radiohead",
    },
    { request: `GET ${origin}/artists/popular/1 HTTP/1.1\r\nConnection: close`, status: 308, location: "/artists" },
    { request: `GET ${origin}//artists HTTP/1.1\r\nConnection: close`, status: 308, location: "/artists" },
    { request: `GET ${origin}/artist/radiohead HTTP/1.1\r\nConnection: close`, status: 200 },
    { request: `GET ${origin}/data/manifest.json HTTP/1.1\r\nConnection: close`, status: 200 },
    { request: `GET ${origin} HTTP/1.1\r\nConnection: close`, status: 200 },
    { request: `GET ${origin}?q=1 HTTP/1.1\r\nConnection: close`, status: 200 },
    { request: `OPTIONS ${origin} HTTP/1.1\r\nConnection: close`, status: 204, allow: "GET, HEAD, OPTIONS" },
  ]),
  { request: "GET ftp://evil.example/ HTTP/1.1\r\nConnection: close", status: 400 },
  // The server as a whole.
  { request: "OPTIONS * HTTP/1.1\r\nConnection: close", status: 204, allow: "GET, HEAD, OPTIONS" },
  { request: "GET * HTTP/1.1\r\nConnection: close", status: 400 },
  { request: "POST * HTTP/1.1\r\nConnection: close", status: 400 },
];

for (const { request, status, location, allow } of RAW) {
  const name = request
    .replaceAll("\r\n", " ")
    .replace(/Sec-WebSocket.*==/, "")
    .slice(0, 120);
  test(`${name} is answered with ${status}, and the connection closed`, async ({ baseURL }) => {
    const [head = "", body = ""] = request.split(/\r\n\r\n(.*)/s);
    const bytes = `${head}\r\nHost: localhost\r\n\r\n${body}`;
    const answer = await rawRequest(Number(new URL(baseURL ?? "").port), bytes);
    expect(answer.status).toBe(status);
    const sent = (header: string) => new RegExp(`^${header}: (.*)$`, "im").exec(answer.headers)?.[1];
    expect(sent("location")).toBe(location);
    if (allow !== undefined) expect(sent("allow")).toBe(allow);
    // Node refuses what is no HTTP/1.1, and Next redirects repeated slashes, without headers of ours.
    if (status >= 200 && status !== 308 && !bytes.startsWith("PRI"))
      expect(sent("x-content-type-options")).toBe("nosniff");
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
