"use client";

import { useRef } from "react";
import type { Neighbour } from "../../../lib/contracts/artist.ts";
import { formatPlural } from "../../../lib/format.ts";
import { filterNeighbours, NO_FILTER } from "../../../lib/neighbour-filter.ts";
import { FilterControls } from "./filter-controls.tsx";
import { FilterLink } from "./filter-link.tsx";
import { NeighbourList } from "./neighbour-list.tsx";
import type { RankedNeighbour } from "./neighbour-rows.tsx";
import { type ServedFilter, useNeighbourFilter } from "./use-neighbour-filter.ts";

type SimilarArtistsProps = {
  /** The artist whose neighbours these are. */
  artist: { slug: string; name: string; listeners: number };
  neighbours: Neighbour[];
  served: ServedFilter;
};

/** Below this many neighbours there is nothing to narrow. */
const LEAST_TO_FILTER = 10;

/** The nearest artists, narrowed as the address says: by the server at first, here from then on. */
export function SimilarArtists({ artist, neighbours, served }: SimilarArtistsProps) {
  const path = `/artist/${artist.slug}`;
  const filter = useNeighbourFilter(path, served);
  const ranked: RankedNeighbour[] = neighbours.map((neighbour, index) => ({ ...neighbour, rank: index + 1 }));
  const shown = filterNeighbours(ranked, filter);
  const isFiltered = shown.length < neighbours.length;
  const status = useRef<HTMLParagraphElement>(null);
  const showAll = (
    <FilterLink
      path={path}
      filter={NO_FILTER}
      // The link goes with the filter; without a new place the focus would fall to the top of the page.
      onFollow={() => status.current?.focus()}
      className="link inline-flex min-h-11 items-center"
    >
      Show all {neighbours.length}
    </FilterLink>
  );
  return (
    <>
      {neighbours.length > LEAST_TO_FILTER || isFiltered ? (
        <FilterControls path={path} neighbours={neighbours} filter={filter} />
      ) : null}
      <div className={isFiltered ? "mt-2 flex flex-wrap items-center gap-x-4 text-sm" : "sr-only"}>
        <p ref={status} role="status" tabIndex={-1}>
          {isFiltered
            ? `${shown.length} of the ${neighbours.length} nearest`
            : `The ${formatPlural(neighbours.length, "nearest artist")}`}
        </p>
        {isFiltered && shown.length > 0 ? showAll : null}
      </div>
      {shown.length > 0 ? (
        <NeighbourList artist={artist} neighbours={shown} />
      ) : (
        <div className="mt-4 border-rule border-t py-6">
          <p>None of the {neighbours.length} nearest fits this choice.</p>
          {showAll}
        </div>
      )}
    </>
  );
}
