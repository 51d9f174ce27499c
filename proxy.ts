import { type NextRequest, NextResponse } from "next/server";
import { NeighbourFilter } from "./lib/contracts/neighbour-filter.ts";
import { findArtist } from "./lib/dataset/artist.ts";
import { hasArtist } from "./lib/dataset/has-artist.ts";
import { hasBrowsePage } from "./lib/dataset/has-browse-page.ts";
import { searchFiles } from "./lib/dataset/search.ts";
import { slugToText } from "./lib/search/slug-to-text.ts";
import { type AddressBook, slugOfVariant } from "./lib/search/variant-address.ts";

/** What an artist's address may have behind it: the filtered page, and its files. */
const ARTIST_PARTS = ["similar", "neighbours.csv", "neighbours.jspf", "card.png"];

const FILTER_PARAMETERS = Object.keys(NeighbourFilter.entries);

/**
 * Sends variants of an artist's address to the artist, for good. Answers addresses without an artist or browse page with a
 * server-rendered 404: a thrown notFound() has an empty body until scripts run (vercel/next.js#62228). So are addresses
 * that can't be decoded, which Next answers with a 500.
 * An artist's address with a filter is answered by a page that may read it, so that the page without one stays static.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  const [, room, ...rest] = pathname.split("/");
  const [slug, part] = rest;
  if (room === "artist" && slug !== undefined) {
    const isPart = part === undefined || (rest.length === 2 && ARTIST_PARTS.includes(part));
    if (isPart && (await isThere(hasArtist(slug)))) return answerArtist(request, slug, part);
    // A slash may stand in a name ("AC/DC"); behind anything else it leads nowhere.
    const variant = await variantOf(isPart ? slug : rest.join("/"));
    if (variant !== null) return toArtist(request, variant, isPart ? part : undefined);
    if (isPart) return unknownArtist(request, slug);
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

function answerArtist(request: NextRequest, slug: string, part: string | undefined): NextResponse {
  const { nextUrl } = request;
  // The filtered page has no address of its own: it is the artist's with parameters.
  if (part === "similar") return toArtist(request, slug, undefined);
  const isFiltered = part === undefined && FILTER_PARAMETERS.some((name) => nextUrl.searchParams.has(name));
  if (!isFiltered) return NextResponse.next();
  return NextResponse.rewrite(new URL(`/artist/${slug}/similar${nextUrl.search}`, nextUrl));
}

function toArtist({ nextUrl }: NextRequest, slug: string, part: string | undefined): NextResponse {
  const rest = part === undefined || part === "similar" ? "" : `/${part}`;
  return NextResponse.redirect(new URL(`/artist/${slug}${rest}${nextUrl.search}`, nextUrl), 308);
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
  matcher: ["/artist/:slug/:part*", "/unknown/:slug", "/artists/:kind/:path*", "/((?:.*)%(?:.*))"],
};
