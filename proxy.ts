import { type NextRequest, NextResponse } from "next/server";
import { NeighbourFilter } from "./lib/contracts/neighbour-filter.ts";
import { hasArtist } from "./lib/dataset/has-artist.ts";
import { hasBrowsePage } from "./lib/dataset/has-browse-page.ts";
import { slugToText } from "./lib/search/slug-to-text.ts";

const FILTER_PARAMETERS = Object.keys(NeighbourFilter.entries);

/**
 * Answers addresses without an artist or browse page with a server-rendered 404: a thrown notFound() has an empty body
 * until scripts run (vercel/next.js#62228). So are addresses that can't be decoded, which Next answers with a 500.
 * An artist's address with a filter, and the map's with an artist, are answered by pages that may read it, so that those
 * without stay static.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  const [, room, ...rest] = pathname.split("/");
  const [slug, part] = rest;
  if (room === "artist" && slug !== undefined && (rest.length === 1 || part === "similar")) {
    return (await isThere(hasArtist(slug))) ? answerArtist(request, slug, part) : unknownArtist(request, slug);
  }
  if (room === "map") return answerMap(request, slug);
  const isKnown = room === "artists" ? await isThere(hasBrowsePage(rest.join("/"))) : isDecodable(pathname);
  // No route matches this address, and unmatched ones are answered in full.
  if (!isKnown) return NextResponse.rewrite(new URL("/no-such-page", request.url));
  return room === "unknown" && slug !== undefined ? unknownArtist(request, slug) : NextResponse.next();
}

function unknownArtist(request: NextRequest, slug: string): NextResponse {
  // Folded, so that spellings of one address share one cached page, and no dot or slash changes the path.
  const words = encodeURIComponent(slugToText(slug)) || "-";
  return NextResponse.rewrite(new URL(`/unknown/${words}`, request.url), { status: 404 });
}

function answerArtist({ nextUrl }: NextRequest, slug: string, part: string | undefined): NextResponse {
  // The filtered page has no address of its own: it is the artist's with parameters.
  if (part === "similar") return NextResponse.redirect(new URL(`/artist/${slug}${nextUrl.search}`, nextUrl), 308);
  const isFiltered = FILTER_PARAMETERS.some((name) => nextUrl.searchParams.has(name));
  if (!isFiltered) return NextResponse.next();
  return NextResponse.rewrite(new URL(`/artist/${slug}/similar${nextUrl.search}`, nextUrl));
}

function answerMap({ nextUrl }: NextRequest, part: string | undefined): NextResponse {
  // The page for one artist has no address of its own: it is the map's with a parameter.
  if (part !== undefined) return NextResponse.redirect(new URL(`/map${nextUrl.search}`, nextUrl), 308);
  if (!nextUrl.searchParams.has("artist")) return NextResponse.next();
  return NextResponse.rewrite(new URL(`/map/artist${nextUrl.search}`, nextUrl));
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
    "/artist/:slug",
    "/artist/:slug/similar",
    "/unknown/:slug",
    "/artists/:kind/:path*",
    "/map",
    "/map/artist",
    "/((?:.*)%(?:.*))",
  ],
};
