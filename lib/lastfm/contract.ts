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
 * Where Last.fm shows the artist of this name; made from the name alone, so that it needs no answer from Last.fm.
 * Last.fm writes a space as `+`, and so a plus sign as `%252B`.
 */
export function lastfmArtistUrl(name: string): string {
  // encodeURIComponent throws on lone surrogates.
  const encoded = encodeURIComponent(name.replace(/\p{Cs}/gu, "\uFFFD"));
  // A path made of one or two dots is resolved away by every URL parser, even when encoded.
  if (/^\.{0,2}$/.test(name)) return `${LASTFM_ORIGIN}/search/artists?q=${encoded}`;
  return `${LASTFM_ORIGIN}/music/${encoded.replaceAll("%2B", "%252B").replaceAll("%20", "+")}`;
}

const LastfmUrl = v.pipe(
  v.string(),
  v.check((text) => parseLastfmUrl(text) !== null, "is not an https address on last.fm"),
);

/** Plain text, never HTML: blank lines part paragraphs, single line ends are kept. */
const BioText = v.pipe(v.string(), v.minLength(1));

/** Outcomes that hold for days or hours, whoever asks. */
const lastingOutcomes = [
  v.object({
    outcome: v.literal("ok"),
    text: BioText,
    language: LanguageCode,
    url: LastfmUrl,
    /** Listeners on Last.fm as a whole, not in Kindred's dataset. */
    listeners: v.optional(Count),
  }),
  /** The text tells artists of one name apart, or sends the reader to another spelling: not a biography. */
  v.object({ outcome: v.literal("ambiguous"), text: BioText, language: LanguageCode, url: LastfmUrl }),
  /** Last.fm doesn't know the artist, or no one has written about it. */
  v.object({ outcome: v.literal("none") }),
] as const;

/** What `/api/bio/<slug>` answers with status 200. Credit is due wherever `text` is shown: Last.fm, CC BY-SA, with `url`. */
export const BioResponse = v.variant("outcome", [
  ...lastingOutcomes,
  v.object({
    outcome: v.literal("unavailable"),
    /** Asking again sooner gives the same answer. */
    retryAfterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  }),
  /** This deployment has no Last.fm key. */
  v.object({ outcome: v.literal("disabled") }),
]);

export type BioResponse = v.InferOutput<typeof BioResponse>;

/** An answer as caches outside the process hold it. */
export const KeptBio = v.object({
  outcome: v.variant("outcome", [...lastingOutcomes]),
  fetchedAtMs: Count,
});

export type KeptBio = v.InferOutput<typeof KeptBio>;
