import type { CSSProperties } from "react";
import { formatCount } from "../../lib/format.ts";
import type { Atlas } from "../../lib/map/atlas.ts";
import { CLUSTER_LINE_HEIGHT, clusterLabels, clusterTypePx } from "../../lib/map/cluster-labels.ts";
import { labelScales } from "../../lib/map/labels.ts";
import { MAP_EXTENT } from "../../lib/site-data/map.ts";

/** Sides of the drawing on a phone and on a desktop, used to leave out names that would collide. */
const NARROW_PX = 390;
const WIDE_PX = 720;

const percent = (value: number) => `${((100 * value) / MAP_EXTENT).toFixed(2)}%`;
const placeOf = ({ x, y }: { x: number; y: number }): CSSProperties => ({ left: percent(x), top: percent(y) });

/** The map before scripts run, and without them: an image, the names of its clusters, a mark at the requested artist. */
export function MapPicture({ atlas, marked }: { atlas: Atlas; marked: number | null }) {
  return (
    // The square that contains the whole map, centred in the box.
    <div className="absolute inset-0 m-auto aspect-square max-h-full max-w-full" data-map-picture="">
      {/* biome-ignore lint/performance/noImgElement: an SVG of our own needs no image service */}
      <img
        src="/map/picture.svg"
        alt={`${formatCount(atlas.size)} artists as dots, close to those they share listeners with.`}
        width={MAP_EXTENT}
        height={MAP_EXTENT}
        className="absolute inset-0 size-full"
      />
      <ClusterNames atlas={atlas} drawingPx={NARROW_PX} className="sm:hidden" />
      <ClusterNames atlas={atlas} drawingPx={WIDE_PX} className="hidden sm:block" />
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
  const labels = clusterLabels(atlas, drawingPx);
  const scale = drawingPx / MAP_EXTENT;
  const scales = labelScales(labels, scale);
  return (
    // The legend has all the same names for screen readers.
    <div
      aria-hidden="true"
      className={`font-display font-bold text-ink ${className}`}
      style={{ fontSize: `${clusterTypePx(drawingPx)}px`, lineHeight: CLUSTER_LINE_HEIGHT }}
    >
      {labels.map(({ cluster, lines, ...place }, index) =>
        (scales[index] ?? 0) > scale ? null : (
          <span key={cluster} style={placeOf(place)} className="map-halo absolute -translate-1/2 text-center">
            {lines.map((line) => (
              <span key={line} className="block whitespace-nowrap">
                {line}
              </span>
            ))}
          </span>
        ),
      )}
    </div>
  );
}
