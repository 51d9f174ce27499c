import { after } from "next/server";
import * as v from "valibot";
import { log } from "../../../../http/log.ts";
import { problem } from "../../../../http/problem.ts";
import { jsonWithEtag, methodNotAllowed, options } from "../../../../http/read-only.ts";
import { requestIdOf } from "../../../../http/request-id.ts";
import { BioResponse } from "../../../../lib/lastfm/contract.ts";
import type { Lifetime } from "../../../../lib/lastfm/lifetimes.ts";
import { ARTIST_FILE } from "../../../../lib/site-data/artist.ts";
import { readData } from "../../../../lib/site-data/read.ts";
import { bioService } from "../../_lastfm/bio-service.ts";

const BROWSER_MAX_SECONDS = 3600;
/** New data may bring the artist. */
const UNKNOWN_CACHE_CONTROL = "public, max-age=60, s-maxage=300";

/**
 * The biography of an artist in the dataset, as a BioResponse; any other slug is a 404 that never reaches Last.fm.
 * `unavailable` is a 200 as well: the response is complete and typed, CDNs cache it for its few seconds (they don't cache a
 * 503), and the visitor's console shows no errors that aren't the page's fault.
 */
export async function GET(request: Request, { params }: RouteContext<"/api/bio/[slug]">): Promise<Response> {
  const requestId = requestIdOf(request);
  try {
    return await respond(request, (await params).slug, requestId);
  } catch (error) {
    log("error", "bio.failed", { requestId, message: String(error) });
    return problem(
      { title: "Internal error", status: 500 },
      { "cache-control": "no-store", "x-request-id": requestId },
    );
  }
}

async function respond(request: Request, slug: string, requestId: string): Promise<Response> {
  const artist = await readData(ARTIST_FILE, { slug });
  if (artist === null) {
    const headers = { "cache-control": UNKNOWN_CACHE_CONTROL, "x-request-id": requestId };
    return problem({ title: "No such artist", status: 404 }, headers);
  }
  const service = bioService();
  const { outcome, freshSeconds, staleSeconds } = await service.find(
    { name: artist.name, mbid: artist.mbid },
    requestId,
  );
  // A background refresh must outlive the response on platforms that stop an instance once it has responded.
  after(() => service.idle());
  // The schema keeps what the contract names, and nothing else of what the service knows.
  return jsonWithEtag(request, v.parse(BioResponse, outcome), {
    "cache-control": cacheControl({ freshSeconds, staleSeconds }),
    "x-request-id": requestId,
  });
}

function cacheControl({ freshSeconds, staleSeconds }: Lifetime): string {
  const directives = ["public", `max-age=${Math.min(freshSeconds, BROWSER_MAX_SECONDS)}`, `s-maxage=${freshSeconds}`];
  if (staleSeconds > 0) directives.push(`stale-while-revalidate=${staleSeconds}`);
  return directives.join(", ");
}

export {
  methodNotAllowed as POST,
  methodNotAllowed as PUT,
  methodNotAllowed as PATCH,
  methodNotAllowed as DELETE,
  options as OPTIONS,
};
