import { forYouHref } from "../../../lib/for-you/address.ts";
import { parseArtistList } from "../../../lib/search/artist-list.ts";
import { matchNames } from "../../../lib/search/match-names.ts";
import { searchIndex } from "../../../lib/site-data/read.ts";

/** A hundred names take 2 kB, a thousand lines with titles 50. */
const BODY_MAX_BYTES = 200_000;

/**
 * Reads a pasted list (`list=…`, as a form sends it) and leads to the page that shows what comes of it. Nothing is kept:
 * the artists found stand in the address.
 */
export async function POST(request: Request): Promise<Response> {
  const text = await readBody(request);
  if (text === null) return new Response("The list is too long.", { status: 413 });
  const { lines, dropped } = parseArtistList(new URLSearchParams(text).get("list") ?? "");
  const { artists, unmatched } = await matchNames(lines, searchIndex);
  const location = forYouHref({ played: artists, missed: unmatched, dropped });
  // A relative address: behind a proxy our own origin isn't the visitor's.
  return new Response(null, {
    status: 303,
    headers: { location: `${location}${location === "/for-you" ? "" : "#list"}` },
  });
}

/** Whoever comes back to this address by hand wants the form. */
export function GET(): Response {
  return new Response(null, { status: 303, headers: { location: "/for-you" } });
}

/** The body as text; null if it is larger than BODY_MAX_BYTES, of which no more is read. */
async function readBody({ body }: Request): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  let sizeBytes = 0;
  for await (const part of body ?? []) {
    sizeBytes += part.byteLength;
    if (sizeBytes > BODY_MAX_BYTES) return null;
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}
