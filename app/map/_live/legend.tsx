import { formatCount } from "../../../lib/format.ts";
import { ClusterSwatch } from "../cluster-swatch.tsx";

export type LegendCluster = {
  slug: string;
  kind: "cluster" | "others";
  name: string;
  /** A second line; "" for none. */
  detail: string;
  artists: number;
};

type LegendProps = {
  clusters: LegendCluster[];
  /** What the clusters are named after. */
  namedAfter: "tags" | "artists";
  /** Once the map is live: shows a cluster on it. Before that, the legend links to the list of its artists. */
  onGo?: (number: number) => void;
};

const ROW = "group/key flex min-h-11 w-full items-baseline gap-3 py-2 text-left text-sm leading-snug hover:text-accent";

/** Colours, names and sizes of the clusters. */
export function Legend({ clusters, namedAfter, onGo }: LegendProps) {
  return (
    <section aria-labelledby="legend">
      <h2 id="legend" className="text-lg">
        Clusters
      </h2>
      <p className="mt-1 text-ink-soft text-sm">
        {namedAfter === "tags"
          ? "Named after the tags that set them apart."
          : "Named after their most listened-to artists."}
      </p>
      <ul className="mt-3 grid gap-x-8 border-rule border-t sm:grid-cols-2 lg:grid-cols-1">
        {clusters.map((cluster, number) => (
          <li key={cluster.slug} className="border-rule border-b">
            {onGo === undefined ? (
              <a href={`#${cluster.slug}`} className={ROW}>
                <Entry cluster={cluster} number={number} />
              </a>
            ) : (
              <button type="button" onClick={() => onGo(number)} className={ROW}>
                <Entry cluster={cluster} number={number} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ cluster, number }: { cluster: LegendCluster; number: number }) {
  return (
    <>
      <ClusterSwatch number={number} kind={cluster.kind} />
      <span className="min-w-0 flex-1">
        <span className="font-medium">{cluster.name}</span>
        {cluster.detail === "" ? null : <span className="block text-ink-soft text-xs">{cluster.detail}</span>}
      </span>
      <span className="text-ink-soft tabular-nums">{formatCount(cluster.artists)}</span>
    </>
  );
}
