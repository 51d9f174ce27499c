import { ImageResponse } from "next/og";
import { ARTIST_FILE } from "../../../../lib/site-data/artist.ts";
import { MANIFEST_FILE } from "../../../../lib/site-data/manifest.ts";
import { readData, requireData } from "../../../../lib/site-data/read.ts";
import { CARD, Card } from "../../../_ui/card/card.tsx";
import { artistCard } from "../card-content.ts";
import { noSuchArtist } from "../download.ts";

export const dynamic = "force-static";
/** Seconds, the same as the page. */
export const revalidate = 300;

/** None at build time: each is drawn when someone shares the page, and cached. */
export function generateStaticParams(): { slug: string }[] {
  return [];
}

/** The preview image of an artist's page when its address is shared: text only. */
export async function GET(_request: Request, { params }: RouteContext<"/artist/[slug]/card.png">) {
  const { slug } = await params;
  const [artist, { dataset }] = await Promise.all([readData(ARTIST_FILE, { slug }), requireData(MANIFEST_FILE, {})]);
  if (artist === null) return noSuchArtist();
  return new ImageResponse(<Card {...artistCard(artist, dataset.kind === "simulated")} />, {
    ...CARD,
    headers: { "Cache-Control": "public, max-age=300" },
  });
}
