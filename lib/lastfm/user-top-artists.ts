import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { type ClientOptions, userAgent } from "./client.ts";
import type { Unavailable } from "./outcome.ts";
import { RESPONSE_MAX_BYTES, type Reply, readBounded, readReply } from "./response.ts";

/** Artists asked for in one request, the most played first: about 400 bytes each. */
export const TOP_ARTISTS_LIMIT = 500;
/** A long list takes Last.fm longer than one artist does. */
const TIMEOUT_MS = 6000;

export interface PlayedArtist {
  name: string;
  plays: number;
}

export type TopArtistsOutcome =
  /** `user` as Last.fm writes it; the artists by plays, at most TOP_ARTISTS_LIMIT. */
  | { outcome: "ok"; user: string; artists: PlayedArtist[] }
  /** The user is there and has played nothing. */
  | { outcome: "none"; user: string }
  | { outcome: "unknown-user" }
  /** The user shows their listening to nobody. */
  | { outcome: "private" }
  | Unavailable
  | { outcome: "disabled" };

const Digits = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const Artist = v.object({ name: v.pipe(v.string(), v.minLength(1)), playcount: Digits });
/** The parts of user.getTopArtists' JSON that Kindred reads; a list of one comes as the one itself. */
const Body = v.object({
  topartists: v.object({
    artist: v.optional(
      v.union([
        v.array(Artist),
        v.pipe(
          Artist,
          v.transform((one) => [one]),
        ),
      ]),
      [],
    ),
    "@attr": v.object({ user: v.string() }),
  }),
});
const ErrorBody = v.object({ error: v.number() });
/** "Login: User required to be logged in". */
const PRIVATE = 17;

/**
 * Asks Last.fm (user.getTopArtists, all time) what a user plays most. What could go better is asked once more, as for
 * biographies; every fault of upstream is an outcome.
 * @param user a valid LastfmUserName
 */
export async function fetchTopArtists(user: string, options: ClientOptions): Promise<TopArtistsOutcome> {
  const { apiKey, retryDelayMs = 300, signal, send = (request) => request() } = options;
  if (apiKey === undefined) return { outcome: "disabled" };
  const first = await send(() => ask(user, apiKey, options));
  if (first.kind !== "failed") return first.outcome;
  if (!first.retryable) return unavailable(first);
  await sleep(retryDelayMs * (0.5 + Math.random()), undefined, { signal });
  const second = await send(() => ask(user, apiKey, options));
  return second.kind === "failed" ? unavailable(second) : second.outcome;
}

type Failed = Extract<Reply, { kind: "failed" }>;
type Answered = { kind: "answered"; outcome: Exclude<TopArtistsOutcome, Unavailable> };

function unavailable({ reason, retryAfterSeconds }: Failed): Unavailable {
  return { outcome: "unavailable", reason, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}

async function ask(user: string, apiKey: string, options: ClientOptions): Promise<Answered | Failed> {
  const { apiUrl, contact, signal, timeoutMs = TIMEOUT_MS } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const query = new URLSearchParams({ method: "user.gettopartists", user, period: "overall", format: "json" });
  query.set("limit", String(TOP_ARTISTS_LIMIT));
  query.set("api_key", apiKey);
  try {
    const response = await (options.fetch ?? fetch)(`${apiUrl}/?${query}`, {
      headers: { accept: "application/json", "user-agent": userAgent(contact) },
      // The key is in the address: it goes to the address given and nowhere else.
      redirect: "error",
      cache: "no-store",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const text = await readBounded(response, RESPONSE_MAX_BYTES);
    return readTopArtists(response.status, response.headers.get("retry-after"), text);
  } catch {
    signal?.throwIfAborted();
    if (timeout.aborted) return { kind: "failed", reason: "timeout", retryable: false };
    return { kind: "failed", reason: "network", retryable: true };
  }
}

/** The body decides before the status does, as in `readReply`, which knows the API's faults. */
function readTopArtists(status: number, retryAfter: string | null, text: string | null): Answered | Failed {
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text).output;
  const answered = (outcome: Answered["outcome"]): Answered => ({ kind: "answered", outcome });
  const error = v.safeParse(ErrorBody, json);
  if (error.success && error.output.error === PRIVATE) return answered({ outcome: "private" });
  const body = v.safeParse(Body, json);
  if (status === 200 && body.success) {
    const { artist, "@attr": about } = body.output.topartists;
    const artists = artist.map(({ name, playcount }) => ({ name, plays: playcount }));
    return answered(
      artists.length === 0 ? { outcome: "none", user: about.user } : { outcome: "ok", user: about.user, artists },
    );
  }
  const reply = readReply(status, retryAfter, text);
  if (reply.kind === "not-found") return answered({ outcome: "unknown-user" });
  return reply.kind === "failed" ? reply : { kind: "failed", reason: "unreadable", retryable: false };
}
