import type { Metadata } from "next";
import { DEFAULT_STATE } from "../../lib/figures/state.ts";
import { formatPlural } from "../../lib/format.ts";
import { MANIFEST_FILE } from "../../lib/site-data/manifest.ts";
import { requireData } from "../../lib/site-data/read.ts";
import { ExploreView } from "./explore-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { artists, dataset } = await requireData(MANIFEST_FILE, {});
  return {
    title: "Explore the data",
    description: `The most played and most listened-to artists, how plays and listeners are spread over ${formatPlural(artists.distinct, "artist")} in ${dataset.title}, and how good the data is. Every figure with its table, files and SQL.`,
    alternates: { canonical: "/explore" },
  };
}

export default function ExplorePage() {
  return <ExploreView state={DEFAULT_STATE} />;
}
