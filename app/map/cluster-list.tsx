import { formatCount, formatPlural } from "../../lib/format.ts";
import type { Atlas } from "../../lib/map/atlas.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { ClusterSwatch } from "./cluster-swatch.tsx";

/** Number of artists per cluster listed on the map page. */
const LISTED = 12;

/** The map as text: each cluster with its most popular artists and a link to all of them. */
export function ClusterList({ atlas }: { atlas: Atlas }) {
  return (
    <section aria-labelledby="clusters" className="mt-section">
      <h2 id="clusters">The map as a list</h2>
      <p className="mt-3 max-w-prose text-ink-soft">The same clusters, each with its most listened-to artists first.</p>
      <div className="mt-8 grid gap-x-16 gap-y-10 lg:grid-cols-2">
        {atlas.clusters.map((cluster, number) => (
          <section
            key={cluster.slug}
            id={cluster.slug}
            aria-labelledby={`${cluster.slug}-name`}
            className="scroll-mt-6 border-rule border-t pt-5"
          >
            <h3 id={`${cluster.slug}-name`} className="flex gap-3">
              <ClusterSwatch number={number} kind={cluster.kind} className="mt-[0.35em]" />
              {cluster.name}
            </h3>
            {cluster.kind === "others" ? <p className="mt-1 text-ink-soft text-sm">{cluster.detail}</p> : null}
            <ul className="mt-2 flex flex-wrap gap-x-5">
              {Array.from({ length: Math.min(LISTED, cluster.artists) }, (_, place) => cluster.from + place).map(
                (artist) => (
                  <li key={artist}>
                    <PageLink
                      href={`/artist/${atlas.slugs[artist]}`}
                      className="link inline-flex min-h-11 items-center"
                    >
                      {atlas.names[artist]}
                    </PageLink>
                  </li>
                ),
              )}
            </ul>
            {cluster.artists > LISTED ? (
              <PageLink
                href={`/artists/cluster/${cluster.slug}/1`}
                className="inline-flex min-h-11 items-center font-semibold text-accent text-sm hover:underline"
              >
                All {formatCount(cluster.artists)} artists<span className="sr-only"> of {cluster.name}</span>
              </PageLink>
            ) : (
              <p className="py-2.5 text-ink-soft text-sm">{formatPlural(cluster.artists, "artist")}</p>
            )}
          </section>
        ))}
      </div>
    </section>
  );
}
