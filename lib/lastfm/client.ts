import { cleanBio } from "./clean.ts";
import { lastfmArtistUrl, parseLastfmUrl } from "./contract.ts";
import type { BioOutcome } from "./outcome.ts";
import { type RequestOptions, requestWithRetry } from "./request.ts";
import { type ArtistInfo, type Failed, readReply } from "./response.ts";

export type ArtistQuery = { name: string; mbid: string | null };

export type ClientOptions = RequestOptions & {
  /** Undefined: biographies are off. Sent upstream only; no outcome, error or log contains it. */
  apiKey: string | undefined;
  /** Two-letter codes (ISO 639-1) in order of preference: each is requested if the one before has no text. */
  languages?: readonly string[];
};

const DEFAULT_LANGUAGES = ["en"] as const;

/**
 * Fetches an artist's biography from Last.fm (artist.getinfo): by MBID if there is one, by name if that fails; in the
 * next language if there is no text in the one before. Every upstream fault becomes an outcome.
 * @throws the signal's reason when `signal` aborts, nothing else
 */
export async function fetchBio(artist: ArtistQuery, options: ClientOptions): Promise<BioOutcome> {
  const { apiKey, languages = DEFAULT_LANGUAGES } = options;
  if (apiKey === undefined) return { outcome: "disabled" };
  const ways: Way[] =
    artist.mbid === null ? [{ artist: artist.name }] : [{ mbid: artist.mbid }, { artist: artist.name }];
  let isContinued = false;
  for (const way of ways) {
    for (const language of languages) {
      const parameters = { method: "artist.getinfo", ...way, lang: language, autocorrect: "1" };
      const reply = await requestWithRetry(parameters, apiKey, readReply, { ...options, isContinued });
      isContinued = true;
      if (reply.kind === "failed") return unavailable(reply);
      if (reply.kind === "not-found") break;
      const outcome = readArtist(reply.artist, artist.name, language);
      if (outcome.outcome !== "none" || language === languages.at(-1)) return outcome;
    }
  }
  return { outcome: "none" };
}

type Way = { mbid: string } | { artist: string };

function unavailable({ reason, retryAfterSeconds }: Failed): BioOutcome {
  return { outcome: "unavailable", reason, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}

function readArtist({ bio, stats, url: upstreamUrl }: ArtistInfo, name: string, language: string): BioOutcome {
  const content = cleanBio(bio?.content ?? "");
  const cleaned = content.kind === "empty" ? cleanBio(bio?.summary ?? "") : content;
  if (cleaned.kind === "empty") return { outcome: "none" };
  const { text } = cleaned;
  // Upstream's address names the artist that autocorrect chose; ours is made from the requested name.
  const url = parseLastfmUrl(upstreamUrl ?? "") ?? lastfmArtistUrl(name);
  if (cleaned.kind === "disambiguation") return { outcome: "ambiguous", text, language, url };
  return { outcome: "ok", text, language, url, ...(stats && { listeners: stats.listeners }) };
}
