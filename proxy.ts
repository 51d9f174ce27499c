import { type NextRequest, NextResponse } from "next/server";
import { hasArtist } from "./lib/dataset/has-artist.ts";
import { hasBrowsePage } from "./lib/dataset/has-browse-page.ts";
import { slugToText } from "./lib/search/slug-to-text.ts";

/**
 * Answers addresses without an artist or browse page with a server-rendered 404: a thrown notFound() has an empty body
 * until scripts run (vercel/next.js#62228).
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const [, room, ...rest] = request.nextUrl.pathname.split("/");
  if (room === "artists") {
    if (await isThere(hasBrowsePage(rest.join("/")))) return NextResponse.next();
    // No route matches this address, and unmatched ones are answered in full.
    return NextResponse.rewrite(new URL("/no-such-page", request.url));
  }
  const slug = rest[0] ?? "";
  if (room === "artist" && (await isThere(hasArtist(slug)))) return NextResponse.next();
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

export const config = { matcher: ["/artist/:slug", "/unknown/:slug", "/artists/:kind/:path*"] };
