import { type NextRequest, NextResponse } from "next/server";
import { hasArtist } from "./lib/dataset/has-artist.ts";
import { slugToText } from "./lib/search/slug-to-text.ts";

/**
 * Answers an address without an artist with a server-rendered 404: a thrown notFound() has an empty body until scripts
 * run (vercel/next.js#62228).
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  const [, room, slug = ""] = pathname.split("/");
  if (room === "artist" && (await mayHaveArtist(slug))) return NextResponse.next();
  // Folded, so that spellings of one address share one cached page, and no dot or slash changes the path.
  const words = encodeURIComponent(slugToText(slug)) || "-";
  return NextResponse.rewrite(new URL(`/unknown/${words}`, request.url), { status: 404 });
}

/** Where the static files can't be asked, the page itself finds out. */
async function mayHaveArtist(slug: string): Promise<boolean> {
  try {
    return await hasArtist(slug);
  } catch (error) {
    console.error(error);
    return true;
  }
}

export const config = { matcher: ["/artist/:slug", "/unknown/:slug"] };
