import { after } from "next/server";
import * as v from "valibot";
import { log } from "../../../../http/log.ts";
import { problem } from "../../../../http/problem.ts";
import { jsonWithEtag, methodNotAllowed, options } from "../../../../http/read-only.ts";
import { requestIdOf } from "../../../../http/request-id.ts";
import { ProfileResponse } from "../../../../lib/profiles/contract.ts";
import type { Lifetime } from "../../../../lib/profiles/lifetimes.ts";
import { ARTIST_IDENTITY } from "../../../../lib/site-data/artist.ts";
import { todaysSlug } from "../../../../lib/site-data/former-slugs.ts";
import { readData, readFormerSlugs } from "../../../../lib/site-data/read.ts";
import { profileService } from "../../_profiles/profile-service.ts";

/** A browser keeps a text as long as it is fresh, so that Back and further lists cost nothing; other outcomes an hour at most. */
const BROWSER_MAX_SECONDS = 3600;
/** New data may bring the artist. */
const UNKNOWN_CACHE_CONTROL = "public, max-age=60, s-maxage=300";

/**
 * The profile of an artist in the dataset, as a ProfileResponse; any other slug is a 404 that never reaches a source.
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
  const artist = await readData(ARTIST_IDENTITY, { slug });
  if (artist === null) {
    const today = todaysSlug(await readFormerSlugs(), slug);
    if (today !== null) return redirected(`/api/bio/${today}`, requestId);
    const headers = { "cache-control": UNKNOWN_CACHE_CONTROL, "x-request-id": requestId };
    return problem({ title: "No such artist", status: 404 }, headers);
  }
  const service = profileService();
  const { outcome, ...lifetime } = await service.find(artist, requestId);
  // A background refresh must outlive the response on platforms that stop an instance once it has responded.
  after(() => service.idle());
  // The schema keeps what the contract names, and nothing else of what the service knows.
  return jsonWithEtag(request, v.parse(ProfileResponse, outcome), {
    "cache-control": cacheControl(outcome.outcome, lifetime),
    "x-request-id": requestId,
  });
}

/** Relative: the address that visitors use may be a proxy's. */
function redirected(location: string, requestId: string): Response {
  return new Response(null, {
    status: 308,
    headers: { location, "cache-control": UNKNOWN_CACHE_CONTROL, "x-request-id": requestId },
  });
}

function cacheControl(outcome: ProfileResponse["outcome"], { freshSeconds, staleSeconds }: Lifetime): string {
  const hasText = outcome === "ok" || outcome === "ambiguous";
  const browserSeconds = hasText ? freshSeconds : Math.min(freshSeconds, BROWSER_MAX_SECONDS);
  const directives = ["public", `max-age=${browserSeconds}`, `s-maxage=${freshSeconds}`];
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
