import type { Metadata } from "next";
import { findPopularPage, readBrowseIndex } from "../../lib/dataset/browse.ts";
import { formatPlural } from "../../lib/format.ts";
import { PopularArtists } from "./popular-artists.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { artists } = await readBrowseIndex();
  return {
    title: "Artists",
    description: `${formatPlural(artists, "artist")} by listeners and from A to Z, each with its nearest neighbours.`,
    alternates: { canonical: "/artists" },
  };
}

export default async function ArtistsPage() {
  const page = await findPopularPage(1);
  if (page === null) throw new Error('public/data/browse/popular/1.json is missing: run "npm run prebuild" first');
  return <PopularArtists page={page} />;
}
