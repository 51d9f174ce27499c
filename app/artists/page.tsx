import type { Metadata } from "next";
import { formatPlural } from "../../lib/format.ts";
import { BROWSE_INDEX_FILE, POPULAR_FILE } from "../../lib/site-data/browse.ts";
import { readData, requireData } from "../../lib/site-data/read.ts";
import { OrderedArtists } from "./ordered-artists.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { artists } = await requireData(BROWSE_INDEX_FILE, {});
  return {
    title: "Artists",
    description: `${formatPlural(artists, "artist")} by listeners and from A to Z, each with similar artists.`,
    alternates: { canonical: "/artists" },
  };
}

export default async function ArtistsPage() {
  const page = await readData(POPULAR_FILE, { page: "1" });
  if (page === null) throw new Error('public/data/browse/popular/1.json is missing: run "npm run prebuild" first');
  return <OrderedArtists order="popular" page={page} />;
}
