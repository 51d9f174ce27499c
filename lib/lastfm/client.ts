import { setTimeout as sleep } from "node:timers/promises";
import { lastfmArtistUrl, parseLastfmUrl } from "../contracts/bio.ts";
import { cleanBio } from "./clean.ts";
import type { BioOutcome } from "./outcome.ts";
import { type ArtistInfo, RESPONSE_MAX_BYTES, type Reply, readBounded, readReply } from "./response.ts";
import type { Upstream } from "./upstream.ts";

export type ArtistQuery = { name: string; mbid: string | null };

export type ClientOptions = {
  /** Undefined: bios are off. Sent upstream and nowhere else: no outcome, error or log carries it. */
  apiKey: string | undefined;
  /** Base address of the API, without a slash at the end. */
  apiUrl: string;
  /** How Last.fm can reach the operator; goes into the User-Agent. */
  contact: string | undefined;
  fetch?: typeof fetch;
  signal?: AbortSignal;
  /** For each request to its last byte. */
  timeoutMs?: number;
  /** Mean pause before the one retry. */
  retryDelayMs?: number;
  /** Two-letter codes (ISO 639-1) in order of preference: each is asked for where the one before has no text. */
  languages?: readonly string[];
  /** Makes each request, or answers in its place where Last.fm isn't to be asked now; outside the request's timeout. */
  send?: Upstream["send"];
};

const DEFAULT_LANGUAGES = ["en"] as const;

/**
 * Asks Last.fm (artist.getinfo) for an artist's biography: by MBID where there is one, by name where that fails; in the
 * next language where nobody has written in the one before.
 * A request that could go better is repeated once: error 8, 11 or 16, HTTP 5xx, a broken connection. A slow one isn't:
 * upstream has enough to do. Every fault of upstream is an outcome.
 * @throws the signal's reason when `signal` aborts, nothing else
 */
export async function fetchBio(artist: ArtistQuery, options: ClientOptions): Promise<BioOutcome> {
  const { apiKey, languages = DEFAULT_LANGUAGES } = options;
  if (apiKey === undefined) return { outcome: "disabled" };
  const ways: Way[] =
    artist.mbid === null ? [{ artist: artist.name }] : [{ mbid: artist.mbid }, { artist: artist.name }];
  for (const way of ways) {
    for (const language of languages) {
      const reply = await askTwice({ ...way, lang: language }, apiKey, options);
      if (reply.kind === "failed") return unavailable(reply);
      if (reply.kind === "not-found") break;
      const outcome = readArtist(reply.artist, artist.name, language);
      if (outcome.outcome !== "none" || language === languages.at(-1)) return outcome;
    }
  }
  return { outcome: "none" };
}

type Way = { mbid: string } | { artist: string };

async function askTwice(question: Way & { lang: string }, apiKey: string, options: ClientOptions): Promise<Reply> {
  const { retryDelayMs = 300, signal, send = (request) => request() } = options;
  const first = await send(() => ask(question, apiKey, options));
  if (first.kind !== "failed" || !first.retryable) return first;
  await sleep(retryDelayMs * (0.5 + Math.random()), undefined, { signal });
  return send(() => ask(question, apiKey, options));
}

async function ask(question: Way & { lang: string }, apiKey: string, options: ClientOptions): Promise<Reply> {
  const { apiUrl, contact, signal, timeoutMs = 3000 } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const query = new URLSearchParams({ method: "artist.getinfo", ...question, autocorrect: "1", format: "json" });
  query.set("api_key", apiKey);
  let response: Response;
  let text: string | null;
  try {
    response = await (options.fetch ?? fetch)(`${apiUrl}/?${query}`, {
      headers: { accept: "application/json", "user-agent": userAgent(contact) },
      // The key is in the address: it goes to the address given and nowhere else.
      redirect: "error",
      // Lifetimes are the service's matter; Next's own data cache would add a second set.
      cache: "no-store",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    text = await readBounded(response, RESPONSE_MAX_BYTES);
  } catch {
    signal?.throwIfAborted();
    if (timeout.aborted) return { kind: "failed", reason: "timeout", retryable: false };
    return { kind: "failed", reason: "network", retryable: true };
  }
  return readReply(response.status, response.headers.get("retry-after"), text);
}

/** How every request to Last.fm introduces us. */
export function userAgent(contact: string | undefined): string {
  // Header values are Latin-1 at most: any other character would make every request throw.
  const printable = contact?.replace(/[^\x20-\x7E]/g, "").trim();
  return printable ? `Kindred (${printable})` : "Kindred";
}

function unavailable({ reason, retryAfterSeconds }: Extract<Reply, { kind: "failed" }>): BioOutcome {
  return { outcome: "unavailable", reason, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}

function readArtist({ bio, stats, url: upstreamUrl }: ArtistInfo, name: string, language: string): BioOutcome {
  const content = cleanBio(bio?.content ?? "");
  const cleaned = content.kind === "empty" ? cleanBio(bio?.summary ?? "") : content;
  if (cleaned.kind === "empty") return { outcome: "none" };
  const { text } = cleaned;
  // Upstream's address names the artist that autocorrect chose; ours is made from the name asked for.
  const url = parseLastfmUrl(upstreamUrl ?? "") ?? lastfmArtistUrl(name);
  if (cleaned.kind === "disambiguation") return { outcome: "ambiguous", text, language, url };
  return { outcome: "ok", text, language, url, ...(stats && { listeners: stats.listeners }) };
}
