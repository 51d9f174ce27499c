import { findArtist, findMbid } from "../../../../lib/dataset/artist.ts";
import { readManifest } from "../../../../lib/dataset/manifest.ts";
import { readEnvironment } from "../../../../lib/environment.ts";
import { siteOrigin } from "../../../site-origin.ts";
import { download, noSuchArtist } from "../download.ts";
import { neighboursJspf } from "../neighbours-jspf.ts";

/** An artist's list for music programs. */
export async function GET(_request: Request, { params }: RouteContext<"/artist/[slug]/neighbours.jspf">) {
  const { slug } = await params;
  const artist = await findArtist(slug);
  if (artist === null) return noSuchArtist();
  const origin = siteOrigin(readEnvironment(process.env));
  const [{ dataset }, mbids] = await Promise.all([
    readManifest(),
    Promise.all(artist.neighbours.map((neighbour) => findMbid(neighbour.slug))),
  ]);
  const pageOf = (neighbour: string) => `${origin}/artist/${neighbour}`;
  const playlist = neighboursJspf({ artist, mbids, pageOf, dataset: dataset.title });
  return download(`${JSON.stringify(playlist, null, 2)}\n`, `kindred-${slug}.jspf`, "application/json; charset=utf-8");
}
