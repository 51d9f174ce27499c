import { readEnvironment } from "../../../../lib/environment.ts";
import { ARTIST_FILE } from "../../../../lib/site-data/artist.ts";
import { readData } from "../../../../lib/site-data/read.ts";
import { siteOrigin } from "../../../site-origin.ts";
import { download, noSuchArtist } from "../download.ts";
import { neighboursCsv } from "../neighbours-csv.ts";

/** An artist's list for spreadsheets. */
export async function GET(_request: Request, { params }: RouteContext<"/artist/[slug]/neighbours.csv">) {
  const { slug } = await params;
  const artist = await readData(ARTIST_FILE, { slug });
  if (artist === null) return noSuchArtist();
  const origin = siteOrigin(readEnvironment(process.env));
  const csv = neighboursCsv(artist, (neighbour) => `${origin}/artist/${neighbour}`);
  return download(csv, `kindred-${slug}.csv`, "text/csv; charset=utf-8");
}
