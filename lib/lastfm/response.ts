import * as v from "valibot";
import type { Failed } from "../upstream/failure.ts";
import { failedWith, statusFailure } from "../upstream/response.ts";

const Digits = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

const ErrorBody = v.object({ error: v.union([v.pipe(v.number(), v.integer()), Digits]) });

const Tag = v.object({ name: v.string() });
/** Sent as a list, as the item itself if it is the only one, and as an empty text if there is none. */
const Tags = v.object({
  tag: v.union([
    v.array(Tag),
    v.pipe(
      Tag,
      v.transform((one) => [one]),
    ),
  ]),
});

/** The parts of artist.getinfo's JSON that Kindred reads; the API sends every value as a string. */
const ArtistBody = v.object({
  artist: v.object({
    name: v.string(),
    url: v.optional(v.string()),
    stats: v.fallback(v.optional(v.object({ listeners: Digits })), undefined),
    tags: v.fallback(v.optional(Tags, { tag: [] }), { tag: [] }),
    bio: v.optional(v.object({ summary: v.optional(v.string(), ""), content: v.optional(v.string(), "") })),
  }),
});

export type ArtistInfo = v.InferOutput<typeof ArtistBody>["artist"];

export type Reply = { kind: "artist"; artist: ArtistInfo } | { kind: "not-found" } | Failed;

const NOT_FOUND = 6;
const TEMPORARY = new Set([8, 11, 16]);
const RATE_LIMITED = 29;
/** Authentication failed, invalid session, key or signature, key suspended. */
const REFUSED = new Set([4, 9, 10, 13, 26]);

/**
 * Interprets a response of artist.getinfo. The body takes precedence over the status: the API sends errors with
 * HTTP 200, and HTML when it is down.
 * @param text the whole body, or null if it was larger than RESPONSE_MAX_BYTES
 */
export function readReply(status: number, retryAfter: string | null, text: string | null): Reply {
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text).output;
  const error = v.safeParse(ErrorBody, json);
  if (error.success) {
    const code = error.output.error;
    if (code === NOT_FOUND) return { kind: "not-found" };
    if (code === RATE_LIMITED) return failedWith("rate-limited", retryAfter);
    if (TEMPORARY.has(code)) return failedWith("temporary", retryAfter, true);
    return failedWith(REFUSED.has(code) ? "refused" : "unreadable", retryAfter);
  }
  const failure = statusFailure(status, retryAfter);
  if (failure !== null) return failure;
  const body = v.safeParse(ArtistBody, json);
  return status === 200 && body.success
    ? { kind: "artist", artist: body.output.artist }
    : failedWith("unreadable", retryAfter);
}
