import * as v from "valibot";
import { Count } from "../primitives/numbers.ts";
import { sourceOf } from "./sources.ts";

/** Tags per profile, best first. */
export const PROFILE_TAGS = 5;

/** The text's own page at its source, which the page must link to: https on last.fm or wikipedia.org. */
const SourceUrl = v.pipe(
  v.string(),
  v.check((url) => sourceOf(url) !== null, "is not an https address on last.fm or wikipedia.org"),
);

/** Plain text, never HTML: blank lines separate paragraphs, single line breaks are kept. */
const Text = v.pipe(v.string(), v.minLength(1));

/** ISO 639, two or three letters: Wikipedia is written in more languages than have two. */
export const TextLanguage = v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, "is not a language code"));

/** What people at Last.fm say that the artist sounds like. */
const tags = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.maxLength(PROFILE_TAGS));

/** Outcomes that hold for hours or days, for every visitor. */
const lastingOutcomes = [
  v.object({
    outcome: v.literal("ok"),
    text: Text,
    language: TextLanguage,
    url: SourceUrl,
    tags,
    /** Listeners on Last.fm as a whole, not in Kindred's dataset. */
    listeners: v.optional(Count),
  }),
  /** The text disambiguates artists with one name, or points to another spelling: not a biography. */
  v.object({ outcome: v.literal("ambiguous"), text: Text, language: TextLanguage, url: SourceUrl, tags }),
  /** No source knows the artist, or no one has written about it. */
  v.object({ outcome: v.literal("none"), tags }),
] as const;

/** The body of `/api/bio/<slug>` with status 200. Credit is due wherever `text` is shown: its source, CC BY-SA, with `url`. */
export const ProfileResponse = v.variant("outcome", [
  ...lastingOutcomes,
  v.object({
    outcome: v.literal("unavailable"),
    /** An earlier request gets the same response. */
    retryAfterSeconds: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  /** This deployment has neither a Last.fm key nor another source. */
  v.object({ outcome: v.literal("disabled") }),
]);

export type ProfileResponse = v.InferOutput<typeof ProfileResponse>;

/** A response that holds for hours or days. */
export type LastingProfile = Exclude<ProfileResponse, { outcome: "unavailable" | "disabled" }>;

/** A response as stored by caches outside the process. */
export const KeptProfile = v.object({
  outcome: v.variant("outcome", [...lastingOutcomes]),
  fetchedAtMs: Count,
});

export type KeptProfile = v.InferOutput<typeof KeptProfile>;
