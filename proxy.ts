import { type NextRequest, NextResponse } from "next/server";
import { readTagIndex } from "./app/tags/tag-index.ts";
import { log } from "./http/log.ts";
import { problem } from "./http/problem.ts";
import { methodNotAllowed, options, preflight } from "./http/read-only.ts";
import { contentSecurityPolicy } from "./http/security-headers.mjs";
import { readEnvironment } from "./lib/environment.ts";
import { FIGURES } from "./lib/figures/index.ts";
import { stateParameters } from "./lib/figures/state.ts";
import { SharedList } from "./lib/kept/shared-list.ts";
import { previewOrigins } from "./lib/listen/previews.ts";
import { NeighbourFilter } from "./lib/neighbour-filter/address.ts";
import { toQuery } from "./lib/search/match.ts";
import { slugToText } from "./lib/search/slug-to-text.ts";
import { matchTags } from "./lib/search/tag-matches.ts";
import { type AddressBook, slugOfVariant } from "./lib/search/variant-address.ts";
import { ARTIST_FILE } from "./lib/site-data/artist.ts";
import { BROWSE_PAGE_FILES } from "./lib/site-data/browse.ts";
import { type FormerSlugs, todaysSlug } from "./lib/site-data/former-slugs.ts";
import { movedAddress, namesArtists } from "./lib/site-data/moved-address.ts";
import { hasData, hasDataAt, readData, readFormerSlugs, searchIndex } from "./lib/site-data/read.ts";
import { TAG_FILE } from "./lib/site-data/tags.ts";

/** What may follow an artist's address: the filtered page, and its files. */
const ARTIST_PARTS = ["similar", "neighbours.csv", "neighbours.jspf", "card.png"];

/** Pages that read the query string, and so are rendered for each request. */
const ASKED = new Set(["search", "blend", "path", "for-you"]);

type Twin = { part: string; parameters: readonly string[] };
const ARTIST_TWIN: Twin = { part: "similar", parameters: Object.keys(NeighbourFilter.entries) };
const MAP_TWIN: Twin = { part: "artist", parameters: ["artist"] };
const KEPT_TWIN: Twin = { part: "shared", parameters: Object.keys(SharedList.entries) };
const EXPLORE_TWIN: Twin = { part: "view", parameters: stateParameters(FIGURES) };

/** Twins of pages with one address. */
const TWINS = new Map([
  ["map", MAP_TWIN],
  ["kept", KEPT_TWIN],
  ["explore", EXPLORE_TWIN],
]);

/** Where previews come from, if this server has them on: a static page's own policy is older than the server. */
const previews = (() => {
  const { PREVIEWS, PREVIEWS_API_URL } = readEnvironment(process.env);
  return PREVIEWS === undefined ? null : previewOrigins(PREVIEWS_API_URL);
})();

/** Minutes, not Next's year: new data may bring the artist. */
const UNKNOWN_CACHE_CONTROL = "public, max-age=0, s-maxage=300, stale-while-revalidate=300";

/**
 * Redirects variants of an artist's or tag's address to it, permanently. Answers addresses without an artist, tag or browse page
 * with a server-rendered 404: a thrown notFound() has an empty body until scripts run (vercel/next.js#62228). The same applies to addresses
 * that cannot be decoded, which Next answers with a 500.
 * An artist's address with a filter, the map's with an artist, that of kept artists with a list and the dashboard's with a state are handled by pages that
 * read the query, so that those without stay static.
 * Pages rendered per request get a nonce for their inline scripts. Everything is read-only: otherwise Next answers
 * a form posted to any page with that page, and under /data other methods with a 500.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl;
  // There are no server actions; Next answers some requests for one with a 500.
  if (request.headers.has("next-action")) return problem({ title: "No such action", status: 404 });
  if (pathname.endsWith("/") && pathname !== "/") return withoutTrailingSlashes(request);
  const [, room, ...rest] = pathname.split("/");
  const [slug, part] = rest;
  if (room === "sitemap" && !(isReading(request) && isSitemap(rest))) return noSuchPage(request);
  if (room === "_not-found") return noSuchPage(request);
  if (request.method === "OPTIONS") return room === "data" ? preflight() : options();
  if (!isReading(request)) return methodNotAllowed();
  const moved = namesArtists(pathname) ? movedAddress(pathname + request.nextUrl.search, await formerSlugs()) : null;
  if (moved !== null) return NextResponse.redirect(new URL(moved, request.url), 308);
  if (room === "data") return isDecodable(pathname) ? NextResponse.next() : noSuchPage(request);
  if (room !== undefined && rest.length === 0 && ASKED.has(room))
    return withNonce(request, (init) => NextResponse.next(init));
  if (room === "artist" && slug !== undefined) {
    const isPart = part === undefined || (rest.length === 2 && ARTIST_PARTS.includes(part));
    if (isPart && (await isThere(hasArtist(slug)))) {
      const hasTwin = part === undefined || part === ARTIST_TWIN.part;
      return hasTwin ? withPreviews(rewriteToTwin(request, `/artist/${slug}`, ARTIST_TWIN, part)) : NextResponse.next();
    }
    // A name may contain a slash ("AC/DC"); after anything else it leads nowhere.
    const variant = await variantOf(isPart ? slug : rest.join("/"));
    if (variant !== null) return toArtist(request, variant, isPart ? part : undefined);
    if (isPart) return unknownArtist(request, slug);
  }
  if (room === "around" && slug !== undefined && part === undefined) {
    if (await isThere(hasArtist(slug))) return withNonce(request, (init) => NextResponse.next(init));
    const variant = await variantOf(slug);
    return variant === null
      ? unknownArtist(request, slug)
      : NextResponse.redirect(new URL(`/around/${variant}${request.nextUrl.search}`, request.url), 308);
  }
  if (room === "tag") return tagPage(request, rest);
  // Not permanentRedirect() in the page, whose cached responses carry the location twice.
  if (pathname === "/artist" || pathname === "/artists/popular/1")
    return NextResponse.redirect(new URL("/artists", request.url), 308);
  const twin = TWINS.get(room ?? "") ?? null;
  if (twin !== null && part === undefined && (slug === undefined || slug === twin.part)) {
    return rewriteToTwin(request, `/${room}`, twin, slug);
  }
  const isKnown =
    room === "artists"
      ? await isThere(hasDataAt(BROWSE_PAGE_FILES, `browse/${rest.join("/")}.json`))
      : isDecodable(pathname);
  if (!isKnown) return noSuchPage(request);
  if (room !== "unknown" || slug === undefined) return NextResponse.next();
  return part === undefined ? unknownArtist(request, slug) : unknownTag(request, part);
}

/** A tag's page, a redirect to it from another spelling of it ("Hip Hop"), or a 404 that names similar tags. */
async function tagPage(request: NextRequest, rest: string[]): Promise<NextResponse> {
  const [slug] = rest;
  if (slug === undefined) return NextResponse.redirect(new URL("/tags", request.url), 308);
  if (rest.length > 1) return noSuchPage(request);
  if (await isThere(hasData(TAG_FILE, { slug }))) return NextResponse.next();
  const [best] = matchTags(toQuery(slugToText(slug)), await readTagIndex(), 1);
  if (best?.kind !== "exact") return unknownTag(request, slug);
  return NextResponse.redirect(new URL(`/tag/${best.slug}`, request.url), 308);
}

/** No route matches this address, and Next renders unmatched ones completely. */
function noSuchPage(request: NextRequest): NextResponse {
  return NextResponse.rewrite(new URL("/no-such-page", request.url));
}

/** Next renders and caches a sitemap for anything in place of its number. */
function isSitemap(rest: string[]): boolean {
  return rest.length === 1 && /^\d{1,3}\.xml$/.test(rest[0] ?? "");
}

function withoutTrailingSlashes({ url, nextUrl }: NextRequest): NextResponse {
  // Leading slashes become one: "//evil.example" would be another site.
  const path = `/${nextUrl.pathname.replace(/^\/+|\/+$/g, "")}`;
  return NextResponse.redirect(new URL(path + nextUrl.search, url), 308);
}

const unknownArtist = (request: NextRequest, slug: string) => unknown(request, "/unknown", slug);
const unknownTag = (request: NextRequest, slug: string) => unknown(request, "/unknown/tag", slug);

function unknown(request: NextRequest, page: string, slug: string): NextResponse {
  // Normalised, so that spellings of one address share one cached page, and no dot or slash changes the path.
  const words = encodeURIComponent(slugToText(slug)) || "-";
  const headers = { "cache-control": UNKNOWN_CACHE_CONTROL };
  return NextResponse.rewrite(new URL(`${page}/${words}`, request.url), { status: 404, headers });
}

/** Next reads the nonce from the request's policy and writes it into the page's scripts. */
function withNonce(request: NextRequest, respond: (init: { request: { headers: Headers } }) => NextResponse) {
  const policy = contentSecurityPolicy({ scripts: [`'nonce-${btoa(crypto.randomUUID())}'`], previews });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = respond({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** A static page with the policy that this server's previews need. */
function withPreviews(response: NextResponse): NextResponse {
  const { headers } = response;
  if (previews !== null && !headers.has("content-security-policy")) {
    headers.set("content-security-policy", contentSecurityPolicy({ previews }));
  }
  return response;
}

const isReading = ({ method }: NextRequest) => method === "GET" || method === "HEAD";

function toArtist({ nextUrl, url }: NextRequest, slug: string, part: string | undefined): NextResponse {
  const rest = part === undefined || part === "similar" ? "" : `/${part}`;
  return NextResponse.redirect(new URL(`/artist/${slug}${rest}${nextUrl.search}`, url), 308);
}

const hasArtist = (slug: string) => hasData(ARTIST_FILE, { slug });

/** No address moves if the list cannot be read: the page or file itself finds out. */
async function formerSlugs(): Promise<FormerSlugs["slugs"]> {
  try {
    return await readFormerSlugs();
  } catch (error) {
    log("error", "former-slugs.failed", { message: String(error) });
    return {};
  }
}

const addressBook: AddressBook = {
  index: searchIndex,
  hasArtist,
  todaysSlugOf: async (slug) => todaysSlug(await formerSlugs(), slug),
  spellingsOf: async (slug) => {
    const artist = await readData(ARTIST_FILE, { slug });
    return artist === null ? [] : [artist.name, ...artist.otherNames];
  },
};

/** The artist that an address may be a variant of; null if there is none or the index cannot be read. */
async function variantOf(address: string): Promise<string | null> {
  try {
    return await slugOfVariant(address, addressBook);
  } catch (error) {
    log("error", "address-book.failed", { message: String(error) });
    return null;
  }
}

/**
 * Answers an address with parameters by a separate page that reads them, `base`/`twin`, which has no public address; without
 * them the page at `base` stays static.
 */
function rewriteToTwin(request: NextRequest, base: string, twin: Twin, part: string | undefined): NextResponse {
  const { nextUrl, url } = request;
  if (part === twin.part) return NextResponse.redirect(new URL(base + nextUrl.search, url), 308);
  if (!twin.parameters.some((name) => nextUrl.searchParams.has(name))) return NextResponse.next();
  const page = new URL(`${base}/${twin.part}${nextUrl.search}`, url);
  return withNonce(request, (init) => NextResponse.rewrite(page, init));
}

/** If the static files cannot be read, the page itself finds out. */
async function isThere(lookup: Promise<boolean>): Promise<boolean> {
  try {
    return await lookup;
  } catch (error) {
    log("error", "lookup.failed", { message: String(error) });
    return true;
  }
}

/** False for a stray % and for bytes that are not valid UTF-8. */
function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

export const config = {
  matcher: [
    "/artist",
    "/artist/:slug/:part*",
    "/around/:slug",
    "/tag/:path*",
    "/unknown/:slug",
    "/unknown/tag/:slug",
    "/artists/:kind/:path*",
    "/explore",
    "/explore/view",
    "/map",
    "/map/artist",
    "/kept",
    "/kept/shared",
    "/search",
    "/blend",
    "/path",
    "/for-you",
    "/data/:path*",
    "/sitemap/:path*",
    "/_not-found",
    "/((?:.*)%(?:.*))",
    "/((?:.+)/)",
    { source: "/:path*", has: [{ type: "header", key: "next-action" }] },
    // Requests with a body, which Next treats as server actions; other requests that do not only read are marked the same way
    // (http/guard-requests.ts). These two routes take a body.
    { source: "/((?!api/revalidate$|for-you/list$).*)", has: [{ type: "header", key: "content-type" }] },
  ],
};
