import * as v from "valibot";
import { isSlug } from "../primitives/slug.ts";

/** Maximum number of artists in a list on /for-you. */
export const PLAYED_MAX = 100;
/** Encoded characters for misspelt or missing names in an address; servers accept some 16,000 in all. */
const NOTES_MAX_LENGTH = 2000;
const TEXT_MAX_LENGTH = 80;
const MISSED_MAX = 50;

/** An artist someone plays, with the plays if known. */
export interface PlayedArtist {
  slug: string;
  count: number | null;
}

const many = v.transform((value: unknown) =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string"),
);
const list = v.optional(v.pipe(v.unknown(), many, v.array(v.string())), []);
const whole = v.pipe(
  list,
  v.transform(([text = ""]) => (/^\d{1,6}$/.test(text) ? Number(text) : 0)),
);

function readPlayed(texts: string[]): PlayedArtist[] {
  const played = new Map<string, PlayedArtist>();
  for (const part of texts.join(",").split(",")) {
    const [slug = "", count = ""] = part.split(":");
    if (isSlug(slug) && !played.has(slug))
      played.set(slug, { slug, count: /^\d{1,9}$/.test(count) ? Number(count) : null });
  }
  return [...played.values()].slice(0, PLAYED_MAX);
}

function readTyped(texts: string[]): Map<string, string> {
  const typed = texts
    .slice(0, PLAYED_MAX)
    .map((text) => [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1)] as const);
  return new Map(
    typed
      .filter(([slug, name]) => isSlug(slug) && name !== "")
      .map(([slug, name]) => [slug, name.slice(0, TEXT_MAX_LENGTH)]),
  );
}

/**
 * `?with=radiohead:120,bjork&as=metallica:Metalica&missed=No one` on /for-you, where the form for pasted lists leads, or
 * `?user=name`. Any address is valid: what can't be parsed counts as absent.
 */
export const ForYouQuery = v.object({
  /** Artists with their plays. */
  with: v.pipe(list, v.transform(readPlayed)),
  /** The typed text by slug, if it was another spelling. */
  as: v.pipe(list, v.transform(readTyped)),
  /** Pasted names that aren't in the dataset. */
  missed: v.pipe(
    list,
    v.transform((names) => names.slice(0, MISSED_MAX).map((name) => name.slice(0, TEXT_MAX_LENGTH))),
  ),
  /** How many more weren't found. */
  more: whole,
  /** Number of lines that weren't read because there were too many. */
  dropped: whole,
  /** A Last.fm user, as typed; null if none was given. */
  user: v.pipe(
    list,
    v.transform(([name]) => name?.trim().slice(0, TEXT_MAX_LENGTH) || null),
  ),
});

export type ForYouQuery = v.InferOutput<typeof ForYouQuery>;

export interface ForYouAddress {
  played: readonly (PlayedArtist & { typed: string | null })[];
  missed: readonly string[];
  dropped: number;
}

/** The leading texts that fit into NOTES_MAX_LENGTH encoded characters. */
function thatFit(texts: readonly string[]): string[] {
  const fitting: string[] = [];
  let length = 0;
  for (const text of texts) {
    const encoded = encodeURIComponent(text.slice(0, TEXT_MAX_LENGTH).replace(/\p{Cs}/gu, ""));
    length += encoded.length;
    if (length > NOTES_MAX_LENGTH) break;
    fitting.push(encoded);
  }
  return fitting;
}

/** The address that `ForYouQuery` reads as this list. */
export function forYouHref({ played, missed, dropped }: ForYouAddress): "/for-you" | `/for-you?${string}` {
  const artists = played.slice(0, PLAYED_MAX);
  const typed = artists.flatMap(({ slug, typed: text }) => (text === null ? [] : [`${slug}:${text}`]));
  const kept = thatFit(missed).slice(0, MISSED_MAX);
  const parameters = [
    ...(artists.length > 0
      ? [`with=${artists.map(({ slug, count }) => (count === null ? slug : `${slug}:${count}`)).join(",")}`]
      : []),
    ...thatFit(typed).map((text) => `as=${text}`),
    ...kept.map((text) => `missed=${text}`),
    ...(missed.length > kept.length ? [`more=${missed.length - kept.length}`] : []),
    ...(dropped > 0 ? [`dropped=${dropped}`] : []),
  ];
  return parameters.length === 0 ? "/for-you" : `/for-you?${parameters.join("&")}`;
}
