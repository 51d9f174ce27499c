import { ImageResponse } from "next/og";
import { ARTIST_FILE } from "../../../../lib/site-data/artist.ts";
import { MANIFEST_FILE } from "../../../../lib/site-data/manifest.ts";
import { readData, requireData } from "../../../../lib/site-data/read.ts";
import { CARD, Card } from "../card.tsx";
import { noSuchArtist } from "../download.ts";

export const dynamic = "force-static";
/** Seconds, as the page's. */
export const revalidate = 300;

/** None at build: each is drawn when somebody shares the page, and kept. */
export function generateStaticParams(): { slug: string }[] {
  return [];
}

/** The picture that stands for an artist's page where its address is shared: text alone. */
export async function GET(_request: Request, { params }: RouteContext<"/artist/[slug]/card.png">) {
  const { slug } = await params;
  const [artist, { dataset }] = await Promise.all([readData(ARTIST_FILE, { slug }), requireData(MANIFEST_FILE, {})]);
  if (artist === null) return noSuchArtist();
  return new ImageResponse(<Card artist={artist} isSimulated={dataset.kind === "simulated"} />, {
    ...CARD,
    headers: { "Cache-Control": "public, max-age=300" },
  });
}
