import * as v from "valibot";
import { readEnvironment } from "../../../../lib/environment.ts";
import { ARTIST_FILE, ArtistFile } from "../../../../lib/site-data/artist.ts";
import { MANIFEST_FILE } from "../../../../lib/site-data/manifest.ts";
import { readData, requireData } from "../../../../lib/site-data/read.ts";
import { siteOrigin } from "../../../site-origin.ts";
import { download, noSuchArtist } from "../download.ts";
import { neighboursJspf } from "../neighbours-jspf.ts";

/** Does not validate the rest of the file, since a list has fifty of them. */
const IDENTITY = { ...ARTIST_FILE, schema: v.pick(ArtistFile, ["formatVersion", "mbid"]) };
const mbidOf = async (slug: string) => (await readData(IDENTITY, { slug }))?.mbid ?? null;

/** An artist's list for music apps. */
export async function GET(_request: Request, { params }: RouteContext<"/artist/[slug]/neighbours.jspf">) {
  const { slug } = await params;
  const artist = await readData(ARTIST_FILE, { slug });
  if (artist === null) return noSuchArtist();
  const origin = siteOrigin(readEnvironment(process.env));
  const [{ dataset }, mbids] = await Promise.all([
    requireData(MANIFEST_FILE, {}),
    Promise.all(artist.neighbours.map((neighbour) => mbidOf(neighbour.slug))),
  ]);
  const pageOf = (neighbour: string) => `${origin}/artist/${neighbour}`;
  const playlist = neighboursJspf({ artist, mbids, pageOf, dataset: dataset.title });
  return download(`${JSON.stringify(playlist, null, 2)}\n`, `kindred-${slug}.jspf`, "application/json; charset=utf-8");
}
