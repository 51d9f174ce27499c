import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as v from "valibot";
import { NeighbourFilter } from "../../../../lib/neighbour-filter/address.ts";
import { ARTIST_FILE } from "../../../../lib/site-data/artist.ts";
import { readData } from "../../../../lib/site-data/read.ts";
import { ArtistView } from "../artist-view.tsx";

export async function generateMetadata({ params }: PageProps<"/artist/[slug]/similar">): Promise<Metadata> {
  const { slug } = await params;
  const artist = await readData(ARTIST_FILE, { slug });
  if (artist === null) notFound();
  return {
    title: `Artists like ${artist.name}`,
    alternates: { canonical: `/artist/${slug}` },
    robots: { index: false, follow: true },
  };
}

/** Served by proxy.ts for an artist's address with a filter, which the static artist page can't read. */
export default async function FilteredArtistPage({ params, searchParams }: PageProps<"/artist/[slug]/similar">) {
  const { slug } = await params;
  return <ArtistView slug={slug} filter={v.parse(NeighbourFilter, await searchParams)} />;
}
