import type { Catalogue, CatalogueArtist } from "./catalogue.ts";
import { type DrawTable, drawTable } from "./draw-table.ts";

/**
 * Exponents of artist popularity, from the listener who digs into the tail to the one who stays with the hits.
 * Where a listener stands is the index into this list.
 */
export const DEPTHS = [0.45, 0.75, 1.0, 1.25] as const;

/** The same for what comes from outside a listener's genres: mostly what is heard everywhere. */
const WORLD_DEPTH = 1.2;

/** How strongly a listener's further genres keep to those that share artists, or the family, with the first one. */
const SHARED_ARTISTS_PULL = 12;
const SAME_FAMILY_PULL = 2;

export type Market = {
  artists: CatalogueArtist[];
  genres: DrawTable;
  /** The genres that somebody who likes genre `i` adds to it. */
  relatedGenres: DrawTable[];
  /** `artistsOfGenre[depth][genre]`; null for a genre without artists. */
  artistsOfGenre: (DrawTable | null)[][];
  /** The whole world, whatever the genre: what everybody comes across. */
  allArtists: DrawTable;
};

/** base^exponent by way of exp and log: V8 ports both from fdlibm, so every Node version has the same bits. */
function power(base: number, exponent: number): number {
  return Math.exp(exponent * Math.log(base));
}

/** Everything that listeners draw from, worked out once so that a draw costs a binary search. */
export function openMarket({ artists, genres }: Catalogue): Market {
  const members: number[][] = genres.map(() => []);
  artists.forEach((artist, index) => {
    for (const genre of artist.genres.keys()) members[genre]?.push(index);
  });
  const weightOf = (artist: number, genre: number) => artists[artist]?.genres.get(genre) ?? 0;
  const popularityOf = (artist: number) => artists[artist]?.popularity ?? 0;
  const everyArtist = artists.map((_, index) => index);
  const everyGenre = genres.map((_, index) => index);

  return {
    artists,
    genres: drawTable(
      everyGenre,
      genres.map(({ popularity }, genre) => (members[genre]?.length ? popularity : 0)),
    ),
    relatedGenres: genres.map(({ family }, genre) => {
      const shared = new Float64Array(genres.length);
      let total = 0;
      for (const artist of members[genre] ?? []) {
        for (const [other, weight] of artists[artist]?.genres ?? []) {
          const pull = weight * weightOf(artist, genre) * Math.sqrt(popularityOf(artist));
          shared[other] = (shared[other] ?? 0) + pull;
          total += pull;
        }
      }
      const meanPopularity = genres.reduce((sum, { popularity }) => sum + popularity, 0) / genres.length;
      return drawTable(
        everyGenre,
        genres.map((other, index) => {
          if (index === genre || !members[index]?.length) return 0;
          const family_ = other.family === family ? SAME_FAMILY_PULL : 0;
          const sharing = total > 0 ? (SHARED_ARTISTS_PULL * genres.length * (shared[index] ?? 0)) / total : 0;
          return (other.popularity / meanPopularity) * (1 + family_) + sharing;
        }),
      );
    }),
    artistsOfGenre: DEPTHS.map((depth) =>
      members.map((ofGenre, genre) =>
        ofGenre.length === 0
          ? null
          : drawTable(
              ofGenre,
              ofGenre.map((artist) => weightOf(artist, genre) * power(popularityOf(artist), depth)),
            ),
      ),
    ),
    allArtists: drawTable(
      everyArtist,
      everyArtist.map((artist) => power(popularityOf(artist), WORLD_DEPTH)),
    ),
  };
}
