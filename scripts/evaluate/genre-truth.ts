import { fileURLToPath } from "node:url";
import { fold } from "../../lib/search/fold.ts";
import { type Catalogue, readCatalogue } from "../simulate/catalogue.ts";

type Genres = ReadonlyMap<number, number>;

/** Genres, which no method has seen. */
export interface GenreTruth {
  /** One for each artist of the dataset; null if the catalogue doesn't know it. */
  artists: readonly (KnownArtist | null)[];
  known: number;
}

export interface KnownArtist {
  /** Index among the known artists. */
  unit: number;
  /** Weights by genre, as a vector of length 1. */
  genres: Genres;
}

const fileOf = (name: string) => fileURLToPath(new URL(`../../data/${name}`, import.meta.url));

/**
 * Genres from the demo's hand-written catalogue.
 * @param names of the dataset's artists, most listened to first
 * @returns null if it knows none of them
 */
export async function readGenreTruth(names: readonly string[]): Promise<GenreTruth | null> {
  const truth = matchGenres(names, await readCatalogue(fileOf("catalogue.tsv"), fileOf("genres.tsv")));
  return truth.known === 0 ? null : truth;
}

/**
 * Artists are matched by folded name without a leading "the". A name that two artists of the catalogue fold to matches
 * none; of several spellings in `names` the first one is taken, so that no artist is compared with itself.
 */
export function matchGenres(names: readonly string[], { artists }: Catalogue): GenreTruth {
  const byKey = new Map<string, Genres | null>();
  for (const { name, genres } of artists) {
    const key = keyOf(name);
    byKey.set(key, byKey.has(key) ? null : unitVector(genres));
  }
  let known = 0;
  const matched = names.map((name) => {
    const key = keyOf(name);
    const genres = byKey.get(key) ?? null;
    byKey.delete(key);
    return genres === null ? null : { unit: known++, genres };
  });
  return { artists: matched, known };
}

export function genreCosine(genres: Genres, others: Genres): number {
  let sum = 0;
  for (const [genre, weight] of genres) sum += weight * (others.get(genre) ?? 0);
  return sum;
}

const keyOf = (name: string) => fold(name).replace(/^the /, "");

function unitVector(genres: Genres): Genres {
  const length = Math.sqrt([...genres.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return new Map([...genres].map(([genre, weight]) => [genre, weight / length]));
}
