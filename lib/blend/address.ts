import * as v from "valibot";

/** Artists in one blend, at most. */
export const MAX_BLENDED = 6;
/** Weights are whole numbers from 1 to this. */
export const MAX_WEIGHT = 5;

/** Longer parameters are cut, since no one types that much. */
const MAX_LENGTH = 2_000;
/** Of one artist, longer than any slug. */
const MAX_ARTIST_LENGTH = 100;

const Weight = v.pipe(v.string(), v.regex(/^[1-5]$/), v.transform(Number));

export interface BlendEntry {
  /** As written in the address: a slug in our own links, anything in others. */
  artist: string;
  weight: number;
}

/** A part of the address that could not be used; the blend is made from the rest. */
export type BlendFault =
  | { kind: "repeated"; artist: string }
  | { kind: "too-many"; left: string[] }
  | { kind: "weight"; artist: string; found: string };

interface ReadList {
  entries: BlendEntry[];
  faults: BlendFault[];
}

function readList(text: string): ReadList {
  const entries: BlendEntry[] = [];
  const faults: BlendFault[] = [];
  const left: string[] = [];
  for (const part of text.slice(0, MAX_LENGTH).split(",")) {
    // The cut may split a character, and half a character can't be written in an address.
    const [artist = "", ...weights] = part
      .slice(0, MAX_ARTIST_LENGTH)
      .replace(/\p{Cs}/gu, "")
      .trim()
      .split(":");
    if (artist === "") continue;
    if (entries.some((known) => known.artist === artist)) {
      faults.push({ kind: "repeated", artist });
    } else if (entries.length === MAX_BLENDED) {
      left.push(artist);
    } else {
      const found = weights.join(":");
      const weight = v.safeParse(Weight, weights.length === 0 ? "1" : found);
      if (!weight.success) faults.push({ kind: "weight", artist, found });
      entries.push({ artist, weight: weight.success ? weight.output : 1 });
    }
  }
  if (left.length > 0) faults.push({ kind: "too-many", left });
  return { entries, faults };
}

/** A parameter that is given several times counts as one list. */
const joined = v.transform((value: unknown) => (Array.isArray(value) ? value.join(",") : value));

/** `?with=radiohead:2,bjork` on /blend: artists, each with a weight if it isn't 1. Any address is valid. */
export const BlendQuery = v.object({
  with: v.optional(v.pipe(v.unknown(), joined, v.fallback(v.string(), ""), v.transform(readList)), ""),
});

export type BlendQuery = v.InferOutput<typeof BlendQuery>;

/** The value of `with` that is read as these entries. */
export function withParameter(entries: readonly BlendEntry[]): string {
  return entries.map(({ artist, weight }) => (weight === 1 ? artist : `${artist}:${weight}`)).join(",");
}

/** The shortest address that `BlendQuery` reads as these entries. */
export function blendHref(entries: readonly BlendEntry[]): "/blend" | `/blend?${string}` {
  if (entries.length === 0) return "/blend";
  // Commas and colons need no escape; anything that isn't a slug may contain any character.
  const encoded = encodeURIComponent(withParameter(entries)).replaceAll("%2C", ",").replaceAll("%3A", ":");
  return `/blend?with=${encoded}`;
}
