import type { Metadata } from "next";
import { FIGURES } from "../../../lib/figures/index.ts";
import { parseState } from "../../../lib/figures/state.ts";
import { ExploreView } from "../explore-view.tsx";

export const metadata: Metadata = {
  title: "Explore the data",
  alternates: { canonical: "/explore" },
  robots: { index: false, follow: true },
};

/** Served by proxy.ts for /explore with parameters, which the static page can't read. */
export default async function ExploreStatePage({ searchParams }: PageProps<"/explore/view">) {
  return <ExploreView state={parseState(FIGURES, await searchParams)} />;
}
