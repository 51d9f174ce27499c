import type { CSSProperties } from "react";
import { formatCount } from "../../lib/format.ts";
import type { Atlas } from "../../lib/map/atlas.ts";
import { CLUSTER_LINE_HEIGHT, clusterLabels, clusterTypePx, LABEL_SIZES } from "../../lib/map/cluster-labels.ts";
import { MAP_EXTENT } from "../../lib/site-data/map.ts";
import { clusterVariable, colourOf } from "./palette.ts";

/** By the drawing's own width, since its frame differs from window to window. */
const SHOWN_AT: Record<(typeof LABEL_SIZES)[number], string> = {
  300: "@min-[440px]:hidden",
  440: "hidden @min-[440px]:block @min-[640px]:hidden",
  640: "hidden @min-[640px]:block",
};

const percent = (value: number) => `${((100 * value) / MAP_EXTENT).toFixed(2)}%`;
const placeOf = ({ x, y }: { x: number; y: number }): CSSProperties => ({ left: percent(x), top: percent(y) });

/** The map before scripts run, and without them: an image, the names of its clusters, a mark at the requested artist. */
export function MapPicture({ atlas, marked }: { atlas: Atlas; marked: number | null }) {
  return (
    // The square that contains the whole map, centred in the box.
    <div className="@container absolute inset-0 m-auto aspect-square max-h-full max-w-full" data-map-picture="">
      {/* biome-ignore lint/performance/noImgElement: an SVG of our own needs no image service */}
      <img
        src="/map/picture.svg"
        alt={`${formatCount(atlas.size)} artists as dots, close to those they share listeners with.`}
        width={MAP_EXTENT}
        height={MAP_EXTENT}
        className="absolute inset-0 size-full"
      />
      {LABEL_SIZES.map((size) => (
        <ClusterNames key={size} atlas={atlas} drawingPx={size} className={SHOWN_AT[size]} />
      ))}
      {marked === null ? null : (
        <span
          style={placeOf({ x: atlas.x[marked] ?? 0, y: atlas.y[marked] ?? 0 })}
          className="absolute size-6 -translate-1/2 rounded-full border-3 border-accent"
        />
      )}
    </div>
  );
}

function ClusterNames({ atlas, drawingPx, className }: { atlas: Atlas; drawingPx: number; className: string }) {
  return (
    // The legend has all the same names for screen readers.
    <div
      aria-hidden="true"
      data-cluster-names=""
      className={`font-display font-bold text-ink ${className}`}
      style={{ fontSize: `${clusterTypePx(drawingPx)}px`, lineHeight: CLUSTER_LINE_HEIGHT }}
    >
      {clusterLabels(atlas, drawingPx).map(({ cluster, lines, width, height, ...place }) => (
        <span
          key={cluster}
          style={{ ...placeOf(place), width, height, borderColor: edgeOf(atlas, cluster) }}
          className="absolute flex -translate-1/2 flex-col items-center justify-center whitespace-nowrap rounded-md border-[1.5px] bg-paper"
        >
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      ))}
    </div>
  );
}

const edgeOf = ({ clusters }: Atlas, cluster: number) =>
  `var(${clusterVariable(colourOf(cluster, clusters[cluster]?.kind ?? "others"))})`;
