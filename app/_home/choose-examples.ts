import type { Atlas } from "../../lib/map/atlas.ts";
import { isPlaceholder } from "../../lib/primitives/placeholder.ts";
import type { ArtistFile } from "../../lib/site-data/artist.ts";

/** Neighbours that an example shows, all of them on solid evidence. */
export const SHOWN_NEIGHBOURS = 5;

/** Of each region of the map, how many of its most popular artists take their turn as the day's example. */
const EXAMPLES_PER_REGION = 4;
/** Suggestions of each kind: the best known of a region, a name in another script, an artist with fewer listeners. */
const KINDS = { known: 3, otherScript: 1, lesserKnown: 2 };
/** Lesser known: from a fortieth to a tenth of the most popular artist's listeners, and enough for a solid list. */
const LESSER_KNOWN = { from: 1 / 40, to: 1 / 10, atLeast: 20 };
/** Listeners that an example shares with each neighbour that it shows. Whether fewer are weak evidence depends on the data. */
const SHARED = 5;
/** How many of the best known in other scripts take their turn. */
const OTHER_SCRIPTS = 12;
/** Artists read per suggestion before it is left out. */
const TRIES = 12;
/** A prime, so that steps of this size reach all of a list, here and there in turn. */
const STRIDE = 7919;

type Named = { slug: string; name: string };
/** What decides whether an artist may be an example. */
export type Judged = Pick<ArtistFile, "slug" | "name" | "lowConfidence" | "neighbours">;
type Charted = Pick<Atlas, "clusters" | "names" | "slugs" | "listeners" | "maxListeners">;

/** Whether an artist's list shows what the site does: an artist, its nearest five artists too, and every pair well supported. */
export function isGoodExample({ name, lowConfidence, neighbours }: Judged): boolean {
  const shown = neighbours.slice(0, SHOWN_NEIGHBOURS);
  return (
    !lowConfidence &&
    !isPlaceholder(name) &&
    shown.length === SHOWN_NEIGHBOURS &&
    shown.every((one) => !one.lowConfidence && one.overlap >= SHARED && !isPlaceholder(one.name))
  );
}

/**
 * The day's example, and artists to try that reach across the map's regions, scripts and popularity. The same on the same day
 * for the same data; null and fewer if the data have no good ones.
 * @param day days since any date, a whole number
 */
export async function chooseExamples<Artist extends Judged>(
  atlas: Charted,
  day: number,
  read: (slug: string) => Promise<Artist | null>,
): Promise<{ example: Artist | null; others: Named[] }> {
  const { examples, known, otherScript, lesserKnown } = poolsOf(atlas);
  const taken = new Set<string>();
  const next = async (pool: readonly Named[], turn: number): Promise<Artist | null> => {
    for (const { slug } of fromTurn(pool, turn).slice(0, TRIES)) {
      const artist = taken.has(slug) ? null : await read(slug);
      if (artist === null || !isGoodExample(artist)) continue;
      taken.add(slug);
      return artist;
    }
    return null;
  };
  const example = await next(examples, day);
  const others: Named[] = [];
  for (const [pool, count] of [
    [known, KINDS.known],
    [otherScript, KINDS.otherScript],
    [lesserKnown, KINDS.lesserKnown],
  ] as const) {
    for (let at = 0; at < count; at++) {
      // Of the regions, the example's own comes last; the others are as far from each other as the list allows.
      const artist = await next(pool, day + 1 + Math.floor((at * pool.length) / count));
      if (artist !== null) others.push({ slug: artist.slug, name: artist.name });
    }
  }
  return { example, others };
}

/** The pool from its entry number `turn` on, round to the one before it. */
function fromTurn<Entry>(pool: readonly Entry[], turn: number): Entry[] {
  const at = turn % Math.max(1, pool.length);
  return [...pool.slice(at), ...pool.slice(0, at)];
}

/** Always in the same order, in which neighbours have little to do with each other. */
function shuffled<Entry>(pool: readonly Entry[]): Entry[] {
  const keyed = pool.map((entry, at) => ({ entry, key: (at * STRIDE) % (pool.length + 1) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ entry }) => entry);
}

function poolsOf({ clusters, names, slugs, listeners, maxListeners }: Charted) {
  const named = (number: number): Named => ({ slug: slugs[number] ?? "", name: names[number] ?? "" });
  const regions = clusters
    .filter(({ kind }) => kind === "cluster")
    // Its most popular artists come first.
    .map(({ from, to }) => numbers(from, Math.min(to, from + EXAMPLES_PER_REGION)).map(named));
  const most = Math.max(LESSER_KNOWN.atLeast, maxListeners * LESSER_KNOWN.to);
  const least = Math.max(LESSER_KNOWN.atLeast, maxListeners * LESSER_KNOWN.from);
  const all = numbers(0, names.length).sort((a, b) => (listeners[b] ?? 0) - (listeners[a] ?? 0));
  return {
    /** Region after region, so that a day's example is unlike the last one's. */
    examples: numbers(0, EXAMPLES_PER_REGION).flatMap((place) => regions.flatMap((region) => region[place] ?? [])),
    known: regions.flatMap(([leader]) => leader ?? []),
    otherScript: all
      .map(named)
      .filter(({ name }) => /\p{L}/u.test(name) && !/\p{Script=Latin}/u.test(name))
      .slice(0, OTHER_SCRIPTS),
    lesserKnown: shuffled(
      all.filter((number) => (listeners[number] ?? 0) <= most && (listeners[number] ?? 0) >= least).map(named),
    ),
  };
}

const numbers = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
