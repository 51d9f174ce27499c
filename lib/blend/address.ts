import * as v from "valibot";

/** Artists in one blend, at most. */
export const MAX_BLENDED = 6;
/** Weights are whole numbers from 1 to this. */
export const MAX_WEIGHT = 5;

/** Longer parameters are cut: no one typed them. */
const MAX_LENGTH = 2_000;
/** Of one artist, longer than any slug. */
const MAX_ARTIST_LENGTH = 100;

const Weight = v.pipe(v.string(), v.regex(/^[1-5]$/), v.transform(Number));

export interface BlendEntry {
  /** As written in the address: a slug where the link is ours, anything where it isn't. */
  artist: string;
  weight: number;
}

/** What of an address could not be followed; the blend is made from the rest. */
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
    // The cut may halve a sign, and halves can't be written in an address again.
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

/** `?with=radiohead:2,bjork` on /blend: artists, each with a weight where it isn't 1. No address is an error. */
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
  // Commas and colons may stand as they are; what isn't a slug may hold anything.
  const encoded = encodeURIComponent(withParameter(entries)).replaceAll("%2C", ",").replaceAll("%3A", ":");
  return `/blend?with=${encoded}`;
}
