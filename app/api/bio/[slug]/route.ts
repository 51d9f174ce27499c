import * as v from "valibot";
import { BioAnswer } from "../../../../lib/contracts/bio.ts";
import { readEnvironment } from "../../../../lib/contracts/environment.ts";
import { findArtist } from "../../../../lib/dataset/artist.ts";
import { type BioService, createBioService, type Lifetime } from "../../../../lib/lastfm/bio-service.ts";

const BROWSER_MAX_SECONDS = 3600;

let service: BioService | undefined;

/** One service a process: limits and answers are shared by all requests. */
function bioService(): BioService {
  if (service === undefined) {
    const { LASTFM_API_KEY, LASTFM_API_URL, CONTACT } = readEnvironment(process.env);
    service = createBioService({ apiKey: LASTFM_API_KEY, apiUrl: LASTFM_API_URL, contact: CONTACT });
  }
  return service;
}

/**
 * The biography of an artist that the dataset holds, as a BioAnswer; any other slug is a 404 that never reaches Last.fm.
 * `unavailable` is a 200 as well: the answer is whole and typed, CDNs keep it for its few seconds (they don't keep a
 * 503), and a visitor's console stays free of errors that aren't the page's.
 */
export async function GET(_request: Request, { params }: RouteContext<"/api/bio/[slug]">): Promise<Response> {
  const { slug } = await params;
  const artist = await findArtist(slug);
  if (artist === null) return noSuchArtist();
  const { outcome, freshSeconds, staleSeconds } = await bioService().find({ name: artist.name, mbid: artist.mbid });
  // The schema keeps what the contract names, and nothing else of what the service knows.
  const answer = v.parse(BioAnswer, outcome);
  return Response.json(answer, { headers: { "cache-control": cacheControl({ freshSeconds, staleSeconds }) } });
}

function cacheControl({ freshSeconds, staleSeconds }: Lifetime): string {
  const directives = ["public", `max-age=${Math.min(freshSeconds, BROWSER_MAX_SECONDS)}`, `s-maxage=${freshSeconds}`];
  if (staleSeconds > 0) directives.push(`stale-while-revalidate=${staleSeconds}`);
  return directives.join(", ");
}

/** RFC 9457. */
function noSuchArtist(): Response {
  const problem = { type: "about:blank", title: "No such artist", status: 404 };
  return Response.json(problem, {
    status: 404,
    headers: { "content-type": "application/problem+json", "cache-control": "public, max-age=60, s-maxage=300" },
  });
}
