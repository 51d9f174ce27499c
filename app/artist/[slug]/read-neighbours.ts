import * as v from "valibot";
import { ArtistFile } from "../../../lib/contracts/artist.ts";
import { type RankedNeighbour, rankNeighbours } from "../../../lib/neighbour-filter.ts";

const Neighbours = v.pick(ArtistFile, ["formatVersion", "neighbours"]);

/** All neighbours in the artist's own file, each with its place. @throws Error naming the file, or what is wrong in it */
export async function readNeighbours(file: Response): Promise<RankedNeighbour[]> {
  if (!file.ok) throw new Error(`GET ${file.url} answered ${file.status}`);
  return rankNeighbours(v.parse(Neighbours, await file.json()).neighbours);
}
