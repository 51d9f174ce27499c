import { type RankedNeighbour, rankNeighbours } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { ARTIST_FILE } from "../../../lib/site-data/artist.ts";
import { loadData } from "../../../lib/site-data/fetch.ts";

/** All neighbours in the artist's file, each with its rank. @throws Error as `loadData` does */
export async function readNeighbours(slug: string, edition: string): Promise<RankedNeighbour[]> {
  const { neighbours } = await loadData(ARTIST_FILE, { slug }, edition);
  return rankNeighbours(neighbours);
}
