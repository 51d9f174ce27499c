import * as v from "valibot";
import { type Failed, isFailed, toUnavailable, type Unavailable } from "../upstream/failure.ts";
import { type LastfmOptions, requestLastfm } from "./request.ts";
import { readReply } from "./response.ts";

/** Artists per request, most played first: about 400 bytes each. */
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
  /** The user exists but has played nothing. */
  | { outcome: "none"; user: string }
  | { outcome: "unknown-user" }
  /** The user's listening is private. */
  | { outcome: "private" }
  | Unavailable
  | { outcome: "disabled" };

const Digits = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const Artist = v.object({ name: v.pipe(v.string(), v.minLength(1)), playcount: Digits });
/** The parts of user.getTopArtists' JSON that Kindred reads; a list of one is sent as the item itself. */
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
 * Fetches a user's most played artists from Last.fm (user.getTopArtists, all time). Every upstream fault becomes an outcome.
 * @param user a valid LastfmUserName
 */
export async function fetchTopArtists(user: string, options: LastfmOptions): Promise<TopArtistsOutcome> {
  const { apiKey } = options;
  if (apiKey === undefined) return { outcome: "disabled" };
  const limit = String(TOP_ARTISTS_LIMIT);
  const parameters = { method: "user.gettopartists", user, period: "overall", limit };
  const reply = await requestLastfm(parameters, apiKey, readTopArtists, { timeoutMs: TIMEOUT_MS, ...options });
  return isFailed(reply) ? toUnavailable(reply) : reply.outcome;
}

type Result = { kind: "result"; outcome: TopArtistsOutcome };

const result = (outcome: TopArtistsOutcome): Result => ({ kind: "result", outcome });

/** The body takes precedence over the status, as in `readReply`, which handles the API's errors. */
function readTopArtists(status: number, retryAfter: string | null, text: string | null): Result | Failed {
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text).output;
  const error = v.safeParse(ErrorBody, json);
  if (error.success && error.output.error === PRIVATE) return result({ outcome: "private" });
  const body = v.safeParse(Body, json);
  if (status === 200 && body.success) {
    const { artist, "@attr": about } = body.output.topartists;
    const artists = artist.map(({ name, playcount }) => ({ name, plays: playcount }));
    return result(
      artists.length === 0 ? { outcome: "none", user: about.user } : { outcome: "ok", user: about.user, artists },
    );
  }
  const reply = readReply(status, retryAfter, text);
  if (reply.kind === "not-found") return result({ outcome: "unknown-user" });
  return isFailed(reply) ? reply : { kind: "failed", reason: "unreadable", retryable: false };
}
