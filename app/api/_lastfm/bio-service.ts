import { readEnvironment } from "../../../lib/environment.ts";
import { type BioService, createBioService } from "../../../lib/lastfm/bio-service.ts";
import { dataCache } from "./data-cache.ts";
import { lastfmUpstream, report } from "./upstream.ts";

/** Routes are bundled separately; what they share lives here. */
const shared: typeof globalThis & { kindredBioService?: BioService } = globalThis;

/** One service per process: all requests share its limits and cache. */
export function bioService(): BioService {
  shared.kindredBioService ??= create();
  return shared.kindredBioService;
}

function create(): BioService {
  const { LASTFM_API_KEY, LASTFM_API_URL, LASTFM_LANGUAGES, CONTACT, VERCEL_ENV } = readEnvironment(process.env);
  return createBioService({
    apiKey: LASTFM_API_KEY,
    apiUrl: LASTFM_API_URL,
    contact: CONTACT,
    languages: LASTFM_LANGUAGES,
    // One long-lived server remembers enough by itself.
    store: VERCEL_ENV === undefined ? undefined : dataCache,
    upstream: lastfmUpstream(),
    report,
  });
}
