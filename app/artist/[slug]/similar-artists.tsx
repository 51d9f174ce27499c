"use client";

import type { Neighbour } from "../../../lib/contracts/artist.ts";
import { formatPlural } from "../../../lib/format.ts";
import { EVERYONE, filterNeighbours } from "../../../lib/neighbour-filter.ts";
import { FilterControls } from "./filter-controls.tsx";
import { FilterLink } from "./filter-link.tsx";
import { NeighbourList } from "./neighbour-list.tsx";
import { useNeighbourFilter } from "./use-neighbour-filter.ts";

type SimilarArtistsProps = {
  /** The artist whose neighbours these are. */
  artist: { slug: string; name: string; listeners: number };
  neighbours: Neighbour[];
  /** Query string of the filter that the server answers. */
  query: string;
};

/** Below this many neighbours there is nothing to narrow. */
const LEAST_TO_FILTER = 10;

/** The nearest artists, narrowed as the address says: by the server at first, here from then on. */
export function SimilarArtists({ artist, neighbours, query }: SimilarArtistsProps) {
  const path = `/artist/${artist.slug}`;
  const filter = useNeighbourFilter(path, query);
  const ranked = neighbours.map((neighbour, index) => ({ ...neighbour, rank: index + 1 }));
  const shown = filterNeighbours(ranked, filter);
  const isFiltered = shown.length < neighbours.length;
  return (
    <>
      {neighbours.length > LEAST_TO_FILTER || isFiltered ? (
        <FilterControls path={path} neighbours={neighbours} filter={filter} />
      ) : null}
      <p role="status" className="flex min-h-11 flex-wrap items-center gap-x-4 text-sm text-ink-soft">
        {isFiltered
          ? `${shown.length} of the ${neighbours.length} nearest`
          : `The ${formatPlural(neighbours.length, "nearest artist")}`}
      </p>
      {shown.length > 0 ? (
        <NeighbourList artist={artist} neighbours={shown} />
      ) : (
        <p className="border-rule border-t py-6">
          None of the {neighbours.length} is that little or that well known with so many shared listeners.{" "}
          <FilterLink
            path={path}
            filter={{ heard: EVERYONE, shared: 0 }}
            className="link inline-flex min-h-11 items-center"
          >
            Show all {neighbours.length}
          </FilterLink>
        </p>
      )}
    </>
  );
}
