import type { Metadata } from "next";
import { readMap } from "../../lib/dataset/map.ts";
import { formatPlural } from "../../lib/format.ts";
import { MapView } from "./map-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { artists } = await readMap();
  return {
    title: "Map",
    description: `${formatPlural(artists.name.length, "artist")} laid out by similarity: close together where the same people listen to both.`,
    alternates: { canonical: "/map" },
  };
}

export default function MapPage() {
  return <MapView slug={null} />;
}
