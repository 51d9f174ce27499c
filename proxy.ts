import { type NextRequest, NextResponse } from "next/server";
import { problem } from "./http/problem.ts";
import { contentSecurityPolicy } from "./http/security-headers.mjs";
import { NeighbourFilter } from "./lib/contracts/neighbour-filter.ts";
import { findArtist } from "./lib/dataset/artist.ts";
import { hasArtist } from "./lib/dataset/has-artist.ts";
import { hasBrowsePage } from "./lib/dataset/has-browse-page.ts";
import { searchFiles } from "./lib/dataset/search.ts";
import { slugToText } from "./lib/search/slug-to-text.ts";
import { type AddressBook, slugOfVariant } from "./lib/search/variant-address.ts";

/** What an artist's address may have behind it: the filtered page, and its files. */
const ARTIST_PARTS = ["similar", "neighbours.csv", "neighbours.jspf", "card.png"];

/** Pages that read what is asked in the address, and so are rendered for each request. */
const ASKED = new Set(["search", "blend", "path", "for-you"]);

const FILTER_PARAMETERS = Object.keys(NeighbourFilter.entries);

/** Minutes, not Next's year: new data may bring the artist. */
const UNKNOWN_CACHE_CONTROL = "public, max-age=0, s-maxage=300, stale-while-revalidate=300";

/**
 * Sends variants of an artist's address to the artist, for good. Answers addresses without an artist or browse page with a
 * server-rendered 404: a thrown notFound() has an empty body until scripts run (vercel/next.js#62228). So are addresses
 * that can't be decoded, which Next answers with a 500.
 * An artist's address with a filter, and the map's with an artist, are answered by pages that may read it, so that those
 * without stay static.
 * Pages rendered for one request get a nonce for their inline scripts. Files under /data are for reading alone: Next
 * answers other methods with a 500.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl;
  if (pathname.endsWith("/") && pathname !== "/") return withoutTrailingSlashes(request);
  const [, room, ...rest] = pathname.split("/");
  const [slug, part] = rest;
  if (room === "data") return isReading(request) ? NextResponse.next() : readOnly();
  if (room !== undefined && rest.length === 0 && ASKED.has(room))
    return withNonce(request, (init) => NextResponse.next(init));
  if (room === "artist" && slug !== undefined) {
    const isPart = part === undefined || (rest.length === 2 && ARTIST_PARTS.includes(part));
    if (isPart && (await isThere(hasArtist(slug)))) return answerArtist(request, slug, part);
    // A slash may stand in a name ("AC/DC"); behind anything else it leads nowhere.
    const variant = await variantOf(isPart ? slug : rest.join("/"));
    if (variant !== null) return toArtist(request, variant, isPart ? part : undefined);
    if (isPart) return unknownArtist(request, slug);
  }
  if (room === "sitemap" && !(isReading(request) && isSitemap(rest))) return noSuchPage(request);
  if (room === "_not-found") return noSuchPage(request);
  // Not permanentRedirect() in the page, whose kept answers carry the location twice.
  if (pathname === "/artists/popular/1") return NextResponse.redirect(new URL("/artists", request.url), 308);
  if (room === "map") return answerMap(request, slug);
  const isKnown = room === "artists" ? await isThere(hasBrowsePage(rest.join("/"))) : isDecodable(pathname);
  if (!isKnown) return noSuchPage(request);
  return room === "unknown" && slug !== undefined ? unknownArtist(request, slug) : NextResponse.next();
}

/** No route matches this address, and unmatched ones are answered in full. */
function noSuchPage(request: NextRequest): NextResponse {
  return NextResponse.rewrite(new URL("/no-such-page", request.url));
}

/** Next renders and keeps a sitemap for anything that stands in the place of its number. */
function isSitemap(rest: string[]): boolean {
  return rest.length === 1 && /^\d{1,3}\.xml$/.test(rest[0] ?? "");
}

function withoutTrailingSlashes({ url, nextUrl }: NextRequest): NextResponse {
  // Slashes at the front are one: "//evil.example" would be another site.
  const path = `/${nextUrl.pathname.replace(/^\/+|\/+$/g, "")}`;
  return NextResponse.redirect(new URL(path + nextUrl.search, url), 308);
}

function unknownArtist(request: NextRequest, slug: string): NextResponse {
  // Folded, so that spellings of one address share one cached page, and no dot or slash changes the path.
  const words = encodeURIComponent(slugToText(slug)) || "-";
  const headers = { "cache-control": UNKNOWN_CACHE_CONTROL };
  return NextResponse.rewrite(new URL(`/unknown/${words}`, request.url), { status: 404, headers });
}

function answerArtist(request: NextRequest, slug: string, part: string | undefined): NextResponse {
  const { nextUrl, url } = request;
  // The filtered page has no address of its own: it is the artist's with parameters.
  if (part === "similar") return toArtist(request, slug, undefined);
  const isFiltered = part === undefined && FILTER_PARAMETERS.some((name) => nextUrl.searchParams.has(name));
  if (!isFiltered) return NextResponse.next();
  const page = new URL(`/artist/${slug}/similar${nextUrl.search}`, url);
  return withNonce(request, (init) => NextResponse.rewrite(page, init));
}

/** Next takes the nonce out of the request's policy and writes it into the page's scripts. */
function withNonce(request: NextRequest, answer: (init: { request: { headers: Headers } }) => NextResponse) {
  const policy = contentSecurityPolicy({ scripts: [`'nonce-${btoa(crypto.randomUUID())}'`] });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = answer({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

const readOnly = () => problem({ title: "Method not allowed", status: 405 }, { allow: "GET, HEAD" });
const isReading = ({ method }: NextRequest) => method === "GET" || method === "HEAD";

function toArtist({ nextUrl, url }: NextRequest, slug: string, part: string | undefined): NextResponse {
  const rest = part === undefined || part === "similar" ? "" : `/${part}`;
  return NextResponse.redirect(new URL(`/artist/${slug}${rest}${nextUrl.search}`, url), 308);
}

const addressBook: AddressBook = {
  index: searchFiles,
  hasArtist,
  spellingsOf: async (slug) => {
    const artist = await findArtist(slug);
    return artist === null ? [] : [artist.name, ...artist.otherNames];
  },
};

/** The artist that an address may be a variant of; nobody where the index can't be read. */
async function variantOf(address: string): Promise<string | null> {
  try {
    return await slugOfVariant(address, addressBook);
  } catch (error) {
    console.error(error);
    return null;
  }
}

function answerMap(request: NextRequest, part: string | undefined): NextResponse {
  const { nextUrl, url } = request;
  // The page for one artist has no address of its own: it is the map's with a parameter.
  if (part !== undefined) return NextResponse.redirect(new URL(`/map${nextUrl.search}`, url), 308);
  if (!nextUrl.searchParams.has("artist")) return NextResponse.next();
  const page = new URL(`/map/artist${nextUrl.search}`, url);
  return withNonce(request, (init) => NextResponse.rewrite(page, init));
}

/** Where the static files can't be asked, the page itself finds out. */
async function isThere(answer: Promise<boolean>): Promise<boolean> {
  try {
    return await answer;
  } catch (error) {
    console.error(error);
    return true;
  }
}

/** False for a stray % and for bytes that are no UTF-8. */
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
    "/artist/:slug/:part*",
    "/unknown/:slug",
    "/artists/:kind/:path*",
    "/map",
    "/map/artist",
    "/search",
    "/blend",
    "/path",
    "/for-you",
    "/data/:path*",
    "/sitemap/:path*",
    "/_not-found",
    "/((?:.*)%(?:.*))",
    "/((?:.+)/)",
  ],
};
