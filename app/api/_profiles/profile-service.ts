import { type Environment, readEnvironment } from "../../../lib/environment.ts";
import { lastfmSource } from "../../../lib/profiles/lastfm-source.ts";
import { createProfileService, type ProfileService } from "../../../lib/profiles/profile-service.ts";
import type { ProfileSource } from "../../../lib/profiles/source.ts";
import { wikipediaSource } from "../../../lib/profiles/wikipedia-source.ts";
import type { UpstreamName, UpstreamState } from "../../../lib/upstream/upstream.ts";
import { dataCache } from "./data-cache.ts";
import { report, upstream } from "./upstreams.ts";

/** Routes are bundled separately; what they share lives here. */
const shared: typeof globalThis & { kindredProfileService?: ProfileService } = globalThis;

/** One service per process: all requests share its limits and cache. */
export function profileService(): ProfileService {
  shared.kindredProfileService ??= create();
  return shared.kindredProfileService;
}

/** How each upstream that the environment turns on is doing. */
export function upstreamStates(): Record<UpstreamName, UpstreamState | "disabled"> {
  const { LASTFM_API_KEY, PROFILES } = readEnvironment(process.env);
  return {
    lastfm: LASTFM_API_KEY === undefined ? "disabled" : upstream("lastfm").state(),
    musicbrainz: PROFILES === undefined ? "disabled" : upstream("musicbrainz").state(),
  };
}

function create(): ProfileService {
  const environment = readEnvironment(process.env);
  return createProfileService({
    sources: sourcesOf(environment),
    // One long-lived server remembers enough by itself.
    store: environment.VERCEL_ENV === undefined ? undefined : dataCache,
    report,
  });
}

/** Last.fm first, since it gives tags as well; Wikipedia where Last.fm has no biography. */
function sourcesOf(environment: Environment): ProfileSource[] {
  const { LASTFM_API_KEY, LASTFM_API_URL, LASTFM_LANGUAGES, PROFILES, MUSICBRAINZ_URL, CONTACT } = environment;
  const common = { contact: CONTACT, languages: LASTFM_LANGUAGES };
  const sources: ProfileSource[] = [];
  if (LASTFM_API_KEY !== undefined) {
    const lastfm = { apiKey: LASTFM_API_KEY, apiUrl: LASTFM_API_URL, upstream: upstream("lastfm") };
    sources.push(lastfmSource({ ...common, ...lastfm }));
  }
  if (PROFILES === "wikipedia") {
    const musicbrainz = { musicbrainzUrl: MUSICBRAINZ_URL, upstream: upstream("musicbrainz") };
    sources.push(wikipediaSource({ ...common, ...musicbrainz }));
  }
  return sources;
}
