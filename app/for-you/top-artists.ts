import { readEnvironment } from "../../lib/environment.ts";
import { createTopArtistsService, type TopArtistsService } from "../../lib/lastfm/top-artists-service.ts";
import { upstream } from "../api/_profiles/upstreams.ts";

let service: TopArtistsService | undefined;

/** One service per process: all requests share its limits and cache. */
export function topArtistsService(): TopArtistsService {
  if (service === undefined) {
    const { LASTFM_API_KEY, LASTFM_API_URL, CONTACT } = readEnvironment(process.env);
    service = createTopArtistsService({
      apiKey: LASTFM_API_KEY,
      apiUrl: LASTFM_API_URL,
      contact: CONTACT,
      send: upstream("lastfm").send,
    });
  }
  return service;
}
