import type { Metadata } from "next";

/** The base of every page's openGraph: if a page has its own, Next replaces the layout's entirely. */
export const SITE_OPEN_GRAPH = {
  siteName: "Kindred",
  type: "website",
  locale: "en_GB",
} satisfies Metadata["openGraph"];
