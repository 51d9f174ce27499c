import fc from "fast-check";
import pLimit from "p-limit";
import { hostileText, markupFaults } from "../../scripts/testing/hostile-text.ts";
import { rawRequest } from "./raw-request.ts";
import { type Server, startSite, startStub } from "./site.ts";

const ROOMS = [
  "/",
  "/artist/",
  "/artist/radiohead",
  "/artist/radiohead/similar",
  "/artists",
  "/artists/popular/",
  "/artists/letter/",
  "/artists/letter/b/",
  "/blend",
  "/embed/",
  "/explore",
  "/explore/",
  "/methods",
  "/search",
  "/unknown/",
  "/api/bio/",
  "/api/bio/radiohead",
  "/api/health",
  "/data/",
  "/data/artists/",
  "/data/search/",
  "/sitemap/",
  "/_next/static/",
  "/_next/image",
  "/_next/data/",
  "/opensearch.xml",
  "/favicon.ico",
  "/405",
  "/500",
  "/_error",
  "/_not-found",
  "*",
  "http://evil.example/",
  "http://evil.example/artists/",
];
const PARAMETERS = ["q", "heard", "shared", "with", "page", "_rsc", "url", "w", "__proto__", "constructor", "nxtPslug"];
const NUMBERS = [
  "0",
  "-1",
  "1",
  "2",
  "007",
  "1.5",
  "1e3",
  "99999999999999999999",
  "NaN",
  "Infinity",
  "0x10",
  "²",
  "-499",
  "5-1",
  "-",
];
const METHODS = [
  "GET",
  "GET",
  "GET",
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "PROPFIND",
  "TRACE",
  "get",
  "QQ",
];
const HEADERS = [
  "RSC: 1",
  "Next-Action: 0123456789abcdef0123456789abcdef01234567",
  "Next-Action: x",
  "Next-Router-State-Tree: %5B",
  "Next-Router-Prefetch: 1",
  "Next-Router-Segment-Prefetch: /_tree",
  "Next-Router-Segment-Prefetch: /../x",
  "x-nextjs-data: 1",
  "x-middleware-subrequest: proxy:proxy:proxy:proxy:proxy",
  "x-middleware-rewrite: /etc",
  "x-invoke-path: /artist/x",
  "x-invoke-status: 500",
  "x-matched-path: /_error",
  "x-now-route-matches: 1=x",
  "x-forwarded-host: evil.example",
  "x-forwarded-proto: javascript",
  "Host: evil.example",
  "Accept-Encoding: gzip;q=bad",
  "If-None-Match: *",
  "If-Match: x",
  "If-Modified-Since: never",
  "Range: bytes=0-0,9-",
  "Range: bytes=-",
  "Content-Type: multipart/form-data; boundary=x",
  "Content-Type: application/json",
  "Transfer-Encoding: chunked",
  "Content-Length: 3",
  "Expect: 100-continue",
  "Cookie: __prerender_bypass=x; a=%",
  "Authorization: Basic x",
  "Origin: null",
  "Purpose: prefetch",
  "Upgrade: websocket",
  "Upgrade: h2c",
  "Connection: Upgrade",
  "x-request-id: <kx>",
];

const encoded = hostileText.map((text) => encodeURIComponent(text.replace(/\p{Cs}/gu, "\uFFFD")));
/** Bytes that HTTP lets through, but no browser would send. */
const unencoded = hostileText.map((text) => text.replace(/[\s\p{Cc}]/gu, "").slice(0, 300));
const piece = fc.oneof(
  { arbitrary: encoded, weight: 12 },
  { arbitrary: unencoded, weight: 1 },
  { arbitrary: fc.constantFrom(...NUMBERS), weight: 3 },
);
const value = fc.oneof(
  piece,
  fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(",")),
  fc.constant("a,".repeat(3000)),
);
const query = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...PARAMETERS), piece), fc.constantFrom("=", "[]=", "[a]=", ""), value), {
    maxLength: 4,
  })
  .map((pairs) => pairs.map((pair) => pair.join("")).join("&"));

const request = fc.record({
  method: fc.constantFrom(...METHODS),
  room: fc.constantFrom(...ROOMS),
  rest: fc.oneof(
    fc.constant(""),
    piece,
    fc.array(piece, { maxLength: 3 }).map((parts) => parts.join("/")),
  ),
  query: fc.oneof(fc.constant(""), query),
  headers: fc.uniqueArray(fc.constantFrom(...HEADERS), { maxLength: 3 }),
});

type Fuzzed = typeof request extends fc.Arbitrary<infer Value> ? Value : never;

function toBytes({ method, room, rest, query: search, headers }: Fuzzed): string {
  const path = `${room}${rest}${search === "" ? "" : `?${search}`}`.slice(0, 7000);
  const own = headers.some((header) => header.startsWith("Host:")) ? [] : ["Host: 127.0.0.1"];
  const lines = [`${method} ${path} HTTP/1.1`, ...own, ...headers, "Connection: close"];
  // An announced body must be sent, or the server rightly waits for it.
  const body = headers.includes("Transfer-Encoding: chunked")
    ? "0\r\n\r\n"
    : headers.includes("Content-Length: 3")
      ? "a=1"
      : "";
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

const SEVERAL = 8;

/**
 * Sends `count` hostile requests to the built site and checks every response.
 * @returns the number of responses per status, and the requests that failed, with the reason
 */
export async function fuzz(count: number, seed: number) {
  const stub = await startStub();
  const site = await startSite({ LASTFM_API_KEY: "fuzz", LASTFM_API_URL: `${stub.origin}/2.0` });
  try {
    const cases = fc.sample(request, { numRuns: count, seed });
    const limit = pLimit(SEVERAL);
    const statuses: Record<string, number> = {};
    const faults: { bytes: string; fault: string }[] = [];
    const memory = [await site.memoryBytes()];
    let done = 0;
    await Promise.all(
      cases.map((one) =>
        limit(async () => {
          const bytes = toBytes(one);
          const found = await responseFaults(site, bytes, statuses);
          for (const fault of found) faults.push({ bytes, fault });
          done += 1;
          if (done % Math.ceil(count / 10) === 0) memory.push(await site.memoryBytes());
        }),
      ),
    );
    const health = await fetch(`${site.origin}/api/health`);
    if (!site.isRunning() || health.status !== 200) faults.push({ bytes: "", fault: "the site has stopped" });
    const logged = site
      .output()
      .split("\n")
      .filter((line) => /"level":"error"|⨯|Error:/.test(line))
      .map(withoutPlaces);
    return { count, seed, statuses, faults, memoryMiB: memory.map((bytes) => Math.round(bytes / 2 ** 20)), logged };
  } finally {
    await site.stop();
    await stub.stop();
  }
}

async function responseFaults(site: Server, bytes: string, statuses: Record<string, number>): Promise<string[]> {
  try {
    const { status, headers, body } = await rawRequest(site.port, Buffer.from(bytes, "utf8"));
    statuses[status] = (statuses[status] ?? 0) + 1;
    const faults = status >= 500 || status === 0 ? [`status ${status}`] : [];
    // Next clears its own preview cookies if they are invalid.
    if (/^set-cookie: (?!__prerender_bypass=;|__next_preview_data=;)/im.test(headers)) faults.push("a cookie was set");
    if (/^location:\s*(?:https?:)?\/\//im.test(headers)) {
      const [, location = ""] = /^location:\s*(\S*)/im.exec(headers) ?? [];
      if (new URL(location, site.origin).hostname !== "127.0.0.1") faults.push(`leads to ${location}`);
    }
    if (/^content-type: text\/html/im.test(headers)) faults.push(...markupFaults(body));
    return faults;
  } catch (error) {
    return [String(error)];
  }
}

/** A line of the log without stacks and folders, which differ from machine to machine. */
function withoutPlaces(line: string): string {
  return line.replace(/,"stack":"(?:[^"\\]|\\.)*"/, "").replace(/\/[^\s"']*(?=\/\.next\/|\/node_modules\/)/g, "");
}
