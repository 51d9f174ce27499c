import type { Metadata } from "next";
import { ExploreView } from "../explore-view.tsx";
import { parseState } from "../figures/state.ts";

export const metadata: Metadata = {
  title: "Explore the data",
  alternates: { canonical: "/explore" },
  robots: { index: false, follow: true },
};

/** Served by proxy.ts for /explore with parameters, which the static page can't read. */
export default async function ExploreStatePage({ searchParams }: PageProps<"/explore/view">) {
  return <ExploreView state={parseState(await searchParams)} />;
}
