import type { SearchableArtist } from "../lib/search/build.ts";
import { assignSlugs } from "../scripts/pipeline/make/slugs.ts";
import { randomStream } from "../scripts/random/random-stream.ts";
import { readCatalogue } from "../scripts/simulate/catalogue.ts";
import { madeUpName } from "../scripts/simulate/shape/made-up-name.ts";

/** Listeners of the r-th made-up artist, from 0: a tail as long as the real one, with half of it heard by three at most. */
const madeUpListeners = (rank: number) => Math.max(1, Math.round(30_000 / (rank + 10) ** 0.76));
/** Listeners of a real artist per unit of the catalogue's popularity: the best known get 40,000, the least known 100. */
const LISTENERS_PER_POPULARITY = 50;

/**
 * `count` artists to search among, always the same: the real names of data/catalogue.tsv, most of them outside
 * the head, and made-up names, without names that differ only in case.
 */
export async function largeCatalogue(count: number): Promise<SearchableArtist[]> {
  const { artists } = await readCatalogue("data/catalogue.tsv", "data/genres.tsv");
  const listenersOf = new Map(
    artists.map(({ name, popularity }) => [name, Math.round(popularity * LISTENERS_PER_POPULARITY)]),
  );
  const known = new Set(artists.map(({ name }) => name.toLowerCase()));
  const random = randomStream(1, "large catalogue");
  for (let rank = 0; listenersOf.size < count; ) {
    const name = madeUpName(random);
    if (known.has(name.toLowerCase())) continue;
    known.add(name.toLowerCase());
    listenersOf.set(name, madeUpListeners(rank++));
  }
  const byListeners = [...listenersOf].sort((a, b) => b[1] - a[1]);
  const slugs = assignSlugs(byListeners.map(([name]) => name));
  return byListeners.map(([name, listeners], at) => ({ name, slug: slugs[at] ?? "", listeners, otherNames: [] }));
}
