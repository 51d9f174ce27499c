import * as v from "valibot";
import { httpsUrlOn } from "../primitives/https-url.ts";
import { type Failed, isFailed, toUnavailable } from "../upstream/failure.ts";
import { type RequestOptions, requestWithRetry } from "../upstream/request.ts";
import { failedWith, statusFailure } from "../upstream/response.ts";
import type { Upstream } from "../upstream/upstream.ts";
import { cleanProfile } from "./clean.ts";
import { TextLanguage } from "./contract.ts";
import type { ProfileOutcome } from "./outcome.ts";
import type { ArtistQuery, ProfileSource } from "./source.ts";

export type WikipediaSourceOptions = Omit<RequestOptions, "send" | "signal"> & {
  /** MusicBrainz' origin. */
  musicbrainzUrl: string;
  upstream: Upstream;
  /** Two-letter codes (ISO 639-1) in order of preference, which MusicBrainz may heed. */
  languages?: readonly string[];
};

/** MusicBrainz itself asks Wikidata and Wikipedia first. */
const TIMEOUT_MS = 8000;

const MBID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The extract as MusicBrainz gives it; null if the artist is linked to no article. */
const Body = v.object({
  wikipediaExtract: v.nullable(v.object({ content: v.string(), url: v.string(), language: v.string() })),
});

type Extract = v.InferOutput<typeof Body>["wikipediaExtract"];
type Reply = { kind: "extract"; extract: Extract } | { kind: "moved"; mbid: string } | Failed;

/**
 * The opening of the Wikipedia article that MusicBrainz links with an artist's MBID, through MusicBrainz'
 * `wikipedia-extract`, which needs no key. An MBID that was merged into another is asked for by the other, once.
 */
export function wikipediaSource(options: WikipediaSourceOptions): ProfileSource {
  const { musicbrainzUrl, upstream, languages, ...others } = options;
  const request = { timeoutMs: TIMEOUT_MS, ...others, send: upstream.send };

  function ask(mbid: string, isContinued: boolean): Promise<Reply> {
    const call = {
      url: `${musicbrainzUrl}/artist/${mbid}/wikipedia-extract`,
      acceptLanguage: languages?.join(", "),
      redirect: "manual",
      read: readExtract,
    } as const;
    return requestWithRetry<Exclude<Reply, Failed>>(call, { ...request, isContinued });
  }

  async function find({ mbid }: ArtistQuery): Promise<ProfileOutcome> {
    if (mbid === null || !MBID.test(mbid)) return NONE;
    const first = await ask(mbid, false);
    const reply = first.kind === "moved" ? await ask(first.mbid, true) : first;
    if (isFailed(reply)) return toUnavailable(reply);
    return reply.kind === "moved" ? NONE : toOutcome(reply.extract);
  }

  return { name: "wikipedia", upstream, find };
}

const NONE: ProfileOutcome = { outcome: "none", tags: [] };

function readExtract({ status, headers }: Response, text: string | null): Reply {
  const retryAfter = headers.get("retry-after");
  const failure = statusFailure(status, retryAfter);
  if (failure !== null) return failure;
  // MusicBrainz doesn't know the MBID.
  if (status === 404 || status === 400) return { kind: "extract", extract: null };
  // Nothing but the MBID is taken from the address: requests go to MusicBrainz only.
  const moved = /\/artist\/([\da-f-]{36})(?:[/?]|$)/i.exec(headers.get("location") ?? "")?.[1];
  if (status >= 300 && status < 400 && moved !== undefined && MBID.test(moved)) return { kind: "moved", mbid: moved };
  const body = v.safeParse(v.pipe(v.string(), v.parseJson(), Body), text);
  if (status === 200 && body.success) return { kind: "extract", extract: body.output.wikipediaExtract };
  return failedWith("unreadable", retryAfter);
}

function toOutcome(extract: Extract): ProfileOutcome {
  if (extract === null) return NONE;
  const cleaned = cleanProfile(extract.content);
  const url = httpsUrlOn("wikipedia.org", extract.url.replace(/^(?:http:)?\/\//, "https://"));
  // "Simple" is a Wikipedia in plain English.
  const language = extract.language === "simple" ? "en" : extract.language;
  if (cleaned.kind === "empty" || url === null || !v.is(TextLanguage, language)) return NONE;
  const outcome = cleaned.kind === "disambiguation" ? "ambiguous" : "ok";
  return { outcome, text: cleaned.text, language, url, tags: [] };
}
