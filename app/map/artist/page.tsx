import type { Metadata } from "next";
import * as v from "valibot";
import { MapAddress } from "../../../lib/map/address.ts";
import { ARTIST_FILE } from "../../../lib/site-data/artist.ts";
import { readData } from "../../../lib/site-data/read.ts";
import { MapView } from "../map-view.tsx";

type ArtistOnMapProps = PageProps<"/map/artist">;

const slugOf = async (searchParams: ArtistOnMapProps["searchParams"]) => v.parse(MapAddress, await searchParams).artist;

export async function generateMetadata({ searchParams }: ArtistOnMapProps): Promise<Metadata> {
  const slug = await slugOf(searchParams);
  const artist = slug === null ? null : await readData(ARTIST_FILE, { slug });
  return {
    title: artist === null ? "Map" : `${artist.name} on the map`,
    alternates: { canonical: "/map" },
    robots: { index: false, follow: true },
  };
}

/** Served by proxy.ts for the map's address with an artist, which the static map page can't read. */
export default async function ArtistOnMapPage({ searchParams }: ArtistOnMapProps) {
  return <MapView slug={await slugOf(searchParams)} />;
}
