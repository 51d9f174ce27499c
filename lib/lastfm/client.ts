import { setTimeout as sleep } from "node:timers/promises";
import { lastfmArtistUrl, parseLastfmUrl } from "../contracts/bio.ts";
import { cleanBio } from "./clean.ts";
import type { BioOutcome } from "./outcome.ts";
import { type ArtistInfo, RESPONSE_MAX_BYTES, type Reply, readBounded, readReply } from "./response.ts";

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
  /** Awaited before each request, outside its timeout; false: don't ask now. */
  takeTurn?: () => Promise<boolean>;
};

/**
 * Asks Last.fm (artist.getinfo) for an artist's biography: by MBID where there is one, by name where that fails.
 * A request that could go better is repeated once: error 8, 11 or 16, HTTP 5xx, a broken connection. A slow one isn't:
 * upstream has enough to do. Every fault of upstream is an outcome.
 * @throws the signal's reason when `signal` aborts, nothing else
 */
export async function fetchBio(artist: ArtistQuery, options: ClientOptions): Promise<BioOutcome> {
  const { apiKey } = options;
  if (apiKey === undefined) return { outcome: "disabled" };
  if (artist.mbid !== null) {
    const reply = await askTwice({ mbid: artist.mbid }, apiKey, options);
    if (reply.kind !== "not-found") return toOutcome(reply, artist.name);
  }
  return toOutcome(await askTwice({ artist: artist.name }, apiKey, options), artist.name);
}

type Identifier = { mbid: string } | { artist: string };

async function askTwice(identifier: Identifier, apiKey: string, options: ClientOptions): Promise<Reply> {
  const first = await ask(identifier, apiKey, options);
  if (first.kind !== "failed" || !first.retryable) return first;
  const { retryDelayMs = 300, signal } = options;
  await sleep(retryDelayMs * (0.5 + Math.random()), undefined, { signal });
  return ask(identifier, apiKey, options);
}

async function ask(identifier: Identifier, apiKey: string, options: ClientOptions): Promise<Reply> {
  const { apiUrl, contact, signal, timeoutMs = 3000, takeTurn } = options;
  if (takeTurn && !(await takeTurn())) return { kind: "failed", reason: "busy", retryable: false };
  const timeout = AbortSignal.timeout(timeoutMs);
  const query = new URLSearchParams({ method: "artist.getinfo", ...identifier, autocorrect: "1", format: "json" });
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

function userAgent(contact: string | undefined): string {
  // Header values are Latin-1 at most: any other character would make every request throw.
  const printable = contact?.replace(/[^\x20-\x7E]/g, "").trim();
  return printable ? `Kindred (${printable})` : "Kindred";
}

function toOutcome(reply: Reply, name: string): BioOutcome {
  if (reply.kind === "not-found") return { outcome: "none" };
  if (reply.kind === "failed") {
    const { reason, retryAfterSeconds } = reply;
    return { outcome: "unavailable", reason, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  }
  return readArtist(reply.artist, name);
}

function readArtist({ bio, stats, url: upstreamUrl }: ArtistInfo, name: string): BioOutcome {
  const content = cleanBio(bio?.content ?? "");
  const cleaned = content.kind === "empty" ? cleanBio(bio?.summary ?? "") : content;
  if (cleaned.kind === "empty") return { outcome: "none" };
  const { text } = cleaned;
  // Upstream's address names the artist that autocorrect chose; ours is made from the name asked for.
  const url = parseLastfmUrl(upstreamUrl ?? "") ?? lastfmArtistUrl(name);
  if (cleaned.kind === "disambiguation") return { outcome: "ambiguous", text, url };
  return { outcome: "ok", text, url, ...(stats && { listeners: stats.listeners }) };
}
