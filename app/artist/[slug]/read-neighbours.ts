import * as v from "valibot";
import { type RankedNeighbour, rankNeighbours } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { expectEdition } from "../../../lib/primitives/edition.ts";
import { ArtistFile } from "../../../lib/site-data/artist.ts";

const Neighbours = v.pick(ArtistFile, ["formatVersion", "edition", "neighbours"]);

/**
 * All neighbours in the artist's own file, each with its place.
 * @param edition of the page that they are shown on
 * @throws Error naming the file, or what is wrong in it
 */
export async function readNeighbours(file: Response, edition: string): Promise<RankedNeighbour[]> {
  if (!file.ok) throw new Error(`GET ${file.url} answered ${file.status}`);
  const { neighbours, ...found } = v.parse(Neighbours, await file.json());
  expectEdition(file.url, found, edition);
  return rankNeighbours(neighbours);
}
