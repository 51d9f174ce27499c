import type { Metadata } from "next";

/** What every page's openGraph begins with: Next replaces a layout's as a whole where a page has its own. */
export const SITE_OPEN_GRAPH = {
  siteName: "Kindred",
  type: "website",
  locale: "en_GB",
} satisfies Metadata["openGraph"];
