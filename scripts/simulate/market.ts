import type { Catalogue, CatalogueArtist } from "./catalogue.ts";
import { type DrawTable, drawTable } from "./draw-table.ts";

/**
 * Exponents of artist popularity, from the listener who digs into the tail to the one who stays with the hits.
 * A listener's depth is the index into this list.
 */
export const DEPTHS = [0.5, 0.8, 1.05, 1.25] as const;

/** The same for artists from outside a listener's genres: mostly what is played everywhere. */
const WORLD_DEPTH = 1.25;

/** How strongly further genres keep to the family of the first one, and to those that share artists with it. */
const SAME_FAMILY_PULL = 2;
const SHARED_ARTISTS_PULL = 12;

export type Market = {
  artists: CatalogueArtist[];
  genres: DrawTable;
  /** The genres that a listener of genre `i` adds to it. */
  relatedGenres: DrawTable[];
  /** `artistsOfGenre[depth][genre]`; null for a genre without artists. */
  artistsOfGenre: (DrawTable | null)[][];
  /** The whole world, whatever the genre: what everyone encounters. */
  allArtists: DrawTable;
};

/** base^exponent via exp and log, which V8 ports from fdlibm: the same bits on every Node version and platform. */
function power(base: number, exponent: number): number {
  return Math.exp(exponent * Math.log(base));
}

/** Share of each genre in the artists of `genre`, popular ones counting for more; sums to 1, or to 0 without artists. */
function sharesAmong(members: readonly CatalogueArtist[], genre: number, genreCount: number): Float64Array {
  const shares = new Float64Array(genreCount);
  let total = 0;
  for (const artist of members) {
    const standing = (artist.genres.get(genre) ?? 0) * Math.sqrt(artist.popularity);
    for (const [other, weight] of artist.genres) shares[other] = (shares[other] ?? 0) + standing * weight;
    total += standing;
  }
  return total > 0 ? shares.map((share) => share / total) : shares;
}

/** Everything that listeners draw from, precomputed so that a draw costs a binary search. */
export function openMarket({ artists, genres }: Catalogue): Market {
  const members = genres.map((_, genre) =>
    artists.flatMap(({ genres: own }, index) => (own.has(genre) ? [index] : [])),
  );
  const membersOf = (genre: number) => (members[genre] ?? []).flatMap((index) => artists[index] ?? []);
  const everyGenre = genres.map((_, genre) => genre);
  const meanPopularity = genres.reduce((sum, { popularity }) => sum + popularity, 0) / genres.length;
  // A genre that no artist has cannot be liked.
  const standing = genres.map(({ popularity }, genre) => (members[genre]?.length ? popularity / meanPopularity : 0));

  return {
    artists,
    genres: drawTable(everyGenre, standing),
    relatedGenres: genres.map(({ family }, genre) => {
      const shares = sharesAmong(membersOf(genre), genre, genres.length);
      const weights = genres.map((other, index) => {
        if (index === genre) return 0;
        const familyPull = other.family === family ? SAME_FAMILY_PULL : 0;
        return (standing[index] ?? 0) * (1 + familyPull) + SHARED_ARTISTS_PULL * genres.length * (shares[index] ?? 0);
      });
      return drawTable(everyGenre, weights);
    }),
    artistsOfGenre: DEPTHS.map((depth) =>
      members.map((indices, genre) => {
        const weights = membersOf(genre).map(
          (artist) => (artist.genres.get(genre) ?? 0) * power(artist.popularity, depth),
        );
        return indices.length > 0 ? drawTable(indices, weights) : null;
      }),
    ),
    allArtists: drawTable(
      artists.map((_, index) => index),
      artists.map(({ popularity }) => power(popularity, WORLD_DEPTH)),
    ),
  };
}
