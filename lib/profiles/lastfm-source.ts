import { LRUCache } from "lru-cache";
import { lastfmArtistUrl, parseLastfmUrl } from "../lastfm/contract.ts";
import { type LastfmOptions, requestLastfm } from "../lastfm/request.ts";
import { type ArtistInfo, readReply } from "../lastfm/response.ts";
import { toUnavailable } from "../upstream/failure.ts";
import type { Upstream } from "../upstream/upstream.ts";
import { cleanProfile } from "./clean.ts";
import type { ProfileOutcome } from "./outcome.ts";
import type { ArtistQuery, ProfileSource } from "./source.ts";
import { cleanTags } from "./tags.ts";

export type LastfmSourceOptions = Omit<LastfmOptions, "apiKey" | "send" | "signal"> & {
  apiKey: string;
  upstream: Upstream;
  /** Two-letter codes (ISO 639-1) in order of preference: each is requested if the one before has no text. */
  languages?: readonly string[];
};

const DEFAULT_LANGUAGES = ["en"] as const;

/** An MBID that Last.fm doesn't know is not asked for again for this long; some 100 bytes each. */
const UNKNOWN_MBIDS = { max: 20_000, ttl: 14 * 86_400_000 };

/**
 * Biographies from Last.fm (artist.getinfo): by MBID if there is one that Last.fm knows, otherwise by name; in the next
 * language if there is no text in the one before.
 */
export function lastfmSource(options: LastfmSourceOptions): ProfileSource {
  const { apiKey, upstream, languages = DEFAULT_LANGUAGES, ...others } = options;
  const request = { ...others, apiKey, send: upstream.send };
  const unknownMbids = new LRUCache<string, true>(UNKNOWN_MBIDS);

  async function find(artist: ArtistQuery): Promise<ProfileOutcome> {
    const mbid = artist.mbid !== null && unknownMbids.has(artist.mbid) ? null : artist.mbid;
    const ways: Way[] = [...(mbid === null ? [] : [{ mbid }]), { artist: encodedTwice(artist.name) }];
    let isContinued = false;
    for (const way of ways) {
      for (const language of languages) {
        const parameters = { method: "artist.getinfo", ...way, lang: language, autocorrect: "1" };
        const reply = await requestLastfm(parameters, apiKey, readReply, { ...request, isContinued });
        isContinued = true;
        if (reply.kind === "failed") return toUnavailable(reply);
        if (reply.kind === "not-found") {
          if ("mbid" in way) unknownMbids.set(way.mbid, true);
          break;
        }
        const outcome = readArtist(reply.artist, artist.name, language);
        if (outcome.outcome !== "none" || language === languages.at(-1)) return outcome;
      }
    }
    return { outcome: "none", tags: [] };
  }

  return { name: "lastfm", upstream, find };
}

type Way = { mbid: string } | { artist: string };

/**
 * Last.fm decodes this parameter twice (docs/profiles.md): what the second decoding would change is encoded once more
 * than the query itself does.
 */
function encodedTwice(name: string): string {
  return name.replace(/\+|%(?=[\dA-F]{2})/gi, encodeURIComponent);
}

function readArtist(
  { bio, stats, tags, url: upstreamUrl }: ArtistInfo,
  name: string,
  language: string,
): ProfileOutcome {
  const content = cleanProfile(bio?.content ?? "");
  const cleaned = content.kind === "empty" ? cleanProfile(bio?.summary ?? "") : content;
  const described = { tags: cleanTags(tags.tag.map((tag) => tag.name)) };
  if (cleaned.kind === "empty") return { outcome: "none", ...described };
  const { text } = cleaned;
  // Upstream's address names the artist that autocorrect chose; ours is made from the requested name.
  const url = parseLastfmUrl(upstreamUrl ?? "") ?? lastfmArtistUrl(name);
  if (cleaned.kind === "disambiguation") return { outcome: "ambiguous", text, language, url, ...described };
  return { outcome: "ok", text, language, url, ...described, ...(stats && { listeners: stats.listeners }) };
}
