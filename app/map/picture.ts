import type { Atlas, AtlasCluster } from "../../lib/map/atlas.ts";
import { DOT_SIZES, dotRadius, dotSize } from "../../lib/map/dot.ts";
import { outlinePath } from "../../lib/map/outline.ts";
import { MAP_EXTENT } from "../../lib/site-data/map.ts";
import { clusterVariable, colourOf, paletteCss } from "./palette.ts";

/** From this size on dots have a rim in the background colour, so that they stay distinct. */
const RIMMED_FROM = 2;
const RIM_PX = 0.75;

/** The whole map as a standalone SVG document without text, which would need the page's fonts. */
export function mapPicture(atlas: Atlas): string {
  const sizes = Array.from({ length: DOT_SIZES }, (_, size) => `.d${size}{stroke-width:${2 * dotRadius(size)}px}`);
  const rims = Array.from(
    { length: DOT_SIZES },
    (_, size) => `.r${size}{stroke-width:${2 * (dotRadius(size) + RIM_PX)}px}`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MAP_EXTENT} ${MAP_EXTENT}">`,
    `<style>${paletteCss("svg")}svg{--paper:oklch(0.988 0.003 250)}`,
    `@media (prefers-color-scheme:dark){svg{--paper:oklch(0.175 0.01 285)}}`,
    `path{vector-effect:non-scaling-stroke;stroke-linecap:round;stroke-linejoin:round;fill-rule:evenodd}`,
    `.l{fill-opacity:.07;stroke-opacity:.4;stroke-width:1px}.h{fill-opacity:.07;stroke:none}`,
    `.p{fill:none;stroke:var(--paper)}${sizes.join("")}${rims.join("")}</style>`,
    ...atlas.clusters.map((cluster, number) => landOf(cluster, number)),
    ...dotsOf(atlas),
    "</svg>",
  ].join("");
}

const colourStyle = (cluster: AtlasCluster, number: number, ...properties: string[]) =>
  properties.map((property) => `${property}:var(${clusterVariable(colourOf(number, cluster.kind))})`).join(";");

function landOf(cluster: AtlasCluster, number: number): string {
  const style = colourStyle(cluster, number, "fill", "stroke");
  return `<g style="${style}"><path class="l" d="${outlinePath(cluster.land)}"/><path class="h" d="${outlinePath(cluster.hills)}"/></g>`;
}

/** Small dots first, so that the most popular are on top; one path per size and cluster, each dot a line of zero length. */
function dotsOf(atlas: Atlas): string[] {
  return Array.from({ length: DOT_SIZES }, (_, size) => {
    const paths = atlas.clusters.map((cluster, number) => {
      let d = "";
      for (let artist = cluster.from; artist < cluster.to; artist++) {
        if (dotSize(atlas.listeners[artist] ?? 0, atlas.maxListeners) !== size) continue;
        d += `M${atlas.x[artist]} ${atlas.y[artist]}h0`;
      }
      if (d === "") return "";
      const rim = size < RIMMED_FROM ? "" : `<path class="p r${size}" d="${d}"/>`;
      return `${rim}<path class="d${size}" style="${colourStyle(cluster, number, "stroke")}" d="${d}"/>`;
    });
    return `<g fill="none">${paths.join("")}</g>`;
  });
}
