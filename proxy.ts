import { type NextRequest, NextResponse } from "next/server";
import { hasArtist } from "./lib/dataset/has-artist.ts";
import { hasBrowsePage } from "./lib/dataset/has-browse-page.ts";
import { slugToText } from "./lib/search/slug-to-text.ts";

/**
 * Answers addresses without an artist or browse page with a server-rendered 404: a thrown notFound() has an empty body
 * until scripts run (vercel/next.js#62228). So are addresses that can't be decoded, which Next answers with a 500.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  const [, room, ...rest] = pathname.split("/");
  const [slug] = rest;
  if (room === "artist" && slug !== undefined && rest.length === 1) {
    return (await isThere(hasArtist(slug))) ? NextResponse.next() : unknownArtist(request, slug);
  }
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
  matcher: ["/artist/:slug", "/unknown/:slug", "/artists/:kind/:path*", "/((?:.*)%(?:.*))"],
};
