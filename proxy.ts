import { type NextRequest, NextResponse } from "next/server";
import { NeighbourFilter } from "./lib/contracts/neighbour-filter.ts";
import { hasArtist } from "./lib/dataset/has-artist.ts";
import { hasBrowsePage } from "./lib/dataset/has-browse-page.ts";
import { slugToText } from "./lib/search/slug-to-text.ts";

const FILTER_PARAMETERS = Object.keys(NeighbourFilter.entries);

/**
 * Answers addresses without an artist or browse page with a server-rendered 404: a thrown notFound() has an empty body
 * until scripts run (vercel/next.js#62228). An artist's address with a filter is answered by a page that may read it,
 * so that the page without one stays static.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const [, room, ...rest] = request.nextUrl.pathname.split("/");
  if (room === "artists") {
    if (await isThere(hasBrowsePage(rest.join("/")))) return NextResponse.next();
    // No route matches this address, and unmatched ones are answered in full.
    return NextResponse.rewrite(new URL("/no-such-page", request.url));
  }
  const [slug = "", part] = rest;
  if (room === "artist" && (await isThere(hasArtist(slug)))) return answerArtist(request, slug, part);
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

/** Where the static files can't be asked, the page itself finds out. */
async function isThere(answer: Promise<boolean>): Promise<boolean> {
  try {
    return await answer;
  } catch (error) {
    console.error(error);
    return true;
  }
}

export const config = {
  matcher: ["/artist/:slug", "/artist/:slug/similar", "/unknown/:slug", "/artists/:kind/:path*"],
};
