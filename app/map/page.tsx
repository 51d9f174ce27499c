import type { Metadata } from "next";
import { formatPlural } from "../../lib/format.ts";
import { MAP_FILE } from "../../lib/site-data/map.ts";
import { requireData } from "../../lib/site-data/read.ts";
import { MapView } from "./map-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { artists } = await requireData(MAP_FILE, {});
  return {
    title: "Map",
    description: `${formatPlural(artists.name.length, "artist")} laid out by similarity: close together when the same people listen to both.`,
    alternates: { canonical: "/map" },
  };
}

export default function MapPage() {
  return <MapView slug={null} />;
}
