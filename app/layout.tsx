import "./globals.css";
import type { Metadata, Viewport } from "next";
import { type ReactNode, ViewTransition } from "react";
import { EARLY_FOLD } from "../http/early-fold.mjs";
import { readEnvironment } from "../lib/environment.ts";
import { MANIFEST_FILE } from "../lib/site-data/manifest.ts";
import { requireData } from "../lib/site-data/read.ts";
import { DatasetBanner } from "./_ui/dataset-banner.tsx";
import { SHOWN_CHANGES } from "./_ui/page-change.ts";
import { SiteFooter } from "./_ui/site-footer.tsx";
import { SiteHeader } from "./_ui/site-header.tsx";
import { fontVariables } from "./fonts.ts";
import { SITE_OPEN_GRAPH } from "./open-graph.ts";
import { invitesSearchEngines } from "./search-engines.ts";
import { siteOrigin } from "./site-origin.ts";

/** Seconds, for every static page: new data appears without a deployment, on all pages alike. */
export const revalidate = 300;

export async function generateMetadata(): Promise<Metadata> {
  const environment = readEnvironment(process.env);
  const { dataset } = await requireData(MANIFEST_FILE, {});
  return {
    metadataBase: new URL(siteOrigin(environment)),
    ...(!invitesSearchEngines(environment, dataset) && { robots: { index: false, follow: false } }),
    title: { default: "Kindred: I love this artist; who else?", template: "%s · Kindred" },
    description: "Similar artists from real listening data, with the evidence for every pair.",
    applicationName: "Kindred",
    icons: {
      icon: [
        { url: "/icons/32.png", sizes: "32x32", type: "image/png" },
        { url: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      ],
      apple: { url: "/icons/apple-touch.png", sizes: "180x180" },
    },
    openGraph: SITE_OPEN_GRAPH,
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  // Same as --color-paper, which meta tags can't read.
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafbfc" },
    { media: "(prefers-color-scheme: dark)", color: "#101014" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // http/early-fold.mjs marks the element before React does anything.
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title="Kindred" />
        <script>{EARLY_FOLD}</script>
      </head>
      <body>
        <a
          href="#content"
          className="sr-only bg-accent font-semibold text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:px-4 focus:py-3"
        >
          Skip to content
        </a>
        <DatasetBanner />
        <SiteHeader />
        <div id="content" tabIndex={-1} className="outline-none">
          <ViewTransition default="none" update={SHOWN_CHANGES}>
            {children}
          </ViewTransition>
        </div>
        <SiteFooter />
      </body>
    </html>
  );
}
