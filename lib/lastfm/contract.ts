import * as v from "valibot";
import { LanguageCode } from "../primitives/language-code.ts";
import { Count } from "../primitives/numbers.ts";

const LASTFM_ORIGIN = "https://www.last.fm";

/** The address in normal form if it is https on last.fm or a host below it, else null. */
export function parseLastfmUrl(text: string): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const isLastfm = url.hostname === "last.fm" || url.hostname.endsWith(".last.fm");
  const isPlain = url.protocol === "https:" && url.port === "" && url.username === "" && url.password === "";
  return isLastfm && isPlain ? url.href : null;
}

/**
 * Where Last.fm shows the artist of this name; made from the name alone, so that it needs no response from Last.fm.
 * Last.fm writes a space as `+`, and so a plus sign as `%252B`.
 */
export function lastfmArtistUrl(name: string): string {
  // encodeURIComponent throws on lone surrogates.
  const encoded = encodeURIComponent(name.replace(/\p{Cs}/gu, "\uFFFD"));
  // Every URL parser resolves a path of one or two dots away, even when encoded.
  if (/^\.{0,2}$/.test(name)) return `${LASTFM_ORIGIN}/search/artists?q=${encoded}`;
  return `${LASTFM_ORIGIN}/music/${encoded.replaceAll("%2B", "%252B").replaceAll("%20", "+")}`;
}

const LastfmUrl = v.pipe(
  v.string(),
  v.check((text) => parseLastfmUrl(text) !== null, "is not an https address on last.fm"),
);

/** Plain text, never HTML: blank lines separate paragraphs, single line breaks are kept. */
const BioText = v.pipe(v.string(), v.minLength(1));

/** Outcomes that hold for hours or days, for every visitor. */
const lastingOutcomes = [
  v.object({
    outcome: v.literal("ok"),
    text: BioText,
    language: LanguageCode,
    url: LastfmUrl,
    /** Listeners on Last.fm as a whole, not in Kindred's dataset. */
    listeners: v.optional(Count),
  }),
  /** The text disambiguates artists with one name, or points to another spelling: not a biography. */
  v.object({ outcome: v.literal("ambiguous"), text: BioText, language: LanguageCode, url: LastfmUrl }),
  /** Last.fm doesn't know the artist, or no one has written about it. */
  v.object({ outcome: v.literal("none") }),
] as const;

/** The body of `/api/bio/<slug>` with status 200. Credit is due wherever `text` is shown: Last.fm, CC BY-SA, with `url`. */
export const BioResponse = v.variant("outcome", [
  ...lastingOutcomes,
  v.object({
    outcome: v.literal("unavailable"),
    /** An earlier request gets the same response. */
    retryAfterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  }),
  /** This deployment has no Last.fm key. */
  v.object({ outcome: v.literal("disabled") }),
]);

export type BioResponse = v.InferOutput<typeof BioResponse>;

/** A response as stored by caches outside the process. */
export const KeptBio = v.object({
  outcome: v.variant("outcome", [...lastingOutcomes]),
  fetchedAtMs: Count,
});

export type KeptBio = v.InferOutput<typeof KeptBio>;
