import { forYouHref } from "../../../lib/for-you/address.ts";
import { parseArtistList } from "../../../lib/search/artist-list.ts";
import { matchNames } from "../../../lib/search/match-names.ts";
import { searchIndex } from "../../../lib/site-data/read.ts";

/** A hundred names take 2 kB, a thousand lines with titles 50 kB. */
const BODY_MAX_BYTES = 200_000;

/**
 * Reads a pasted list (`list=…`, as sent by a form) and redirects to the page with the result. Nothing is stored:
 * the artists found are in the address.
 */
export async function POST(request: Request): Promise<Response> {
  const text = await readBody(request);
  if (text === null) return new Response("The list is too long.", { status: 413 });
  const { lines, dropped } = parseArtistList(new URLSearchParams(text).get("list") ?? "");
  const { artists, unmatched } = await matchNames(lines, searchIndex);
  const location = forYouHref({ played: artists, missed: unmatched, dropped });
  // A relative address, since behind a proxy our own origin differs from the visitor's.
  return new Response(null, {
    status: 303,
    headers: { location: `${location}${location === "/for-you" ? "" : "#list"}` },
  });
}

/** A visitor who opens this address directly wants the form. */
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
