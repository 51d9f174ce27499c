"use client";

import { type ReactNode, useRef } from "react";
import { formatPlural } from "../../../lib/format.ts";
import { type FilterChoices, filterNeighbours, NO_FILTER } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { FilterControls } from "./filter-controls.tsx";
import { FilterLink } from "./filter-link.tsx";
import { useLiveList } from "./use-live-list.ts";
import { type ServedFilter, useNeighbourFilter } from "./use-neighbour-filter.ts";

type SimilarArtistsProps = {
  /** The artist whose neighbours these are. */
  artist: { slug: string; name: string; listeners: number; edition: string };
  /** How many there are in all. */
  total: number;
  choices: FilterChoices;
  /** What the server answered, and how many of the neighbours that leaves. */
  served: ServedFilter & { count: number };
  /** The list under the served filter, rendered by the server. */
  children: ReactNode;
};

/** Below this many neighbours there is nothing to narrow. */
const MIN_TO_FILTER = 10;

/** The nearest artists, narrowed as the address says: by the server at first, here from then on. */
export function SimilarArtists({ artist, total, choices, served, children }: SimilarArtistsProps) {
  const path = `/artist/${artist.slug}`;
  const filter = useNeighbourFilter(path, served);
  const list = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const { live, prepare } = useLiveList(artist, filter !== served.filter, list);
  // Until they have come, the list stays as it is, and so does what is said of it.
  const shown = live === null ? [] : filterNeighbours(live.neighbours, filter);
  const count = live === null ? served.count : shown.length;
  const isFiltered = count < total;
  const showAll = (
    <FilterLink
      path={path}
      filter={NO_FILTER}
      // The link goes with the filter; without a new place the focus would fall to the top of the page.
      onFollow={() => status.current?.focus()}
      className="link inline-flex min-h-11 items-center"
    >
      Show all {total}
    </FilterLink>
  );
  return (
    <>
      {total > MIN_TO_FILTER || isFiltered ? (
        <FilterControls path={path} choices={choices} filter={filter} onApproach={prepare} />
      ) : null}
      <div className={isFiltered ? "mt-2 flex flex-wrap items-center gap-x-4 text-sm" : "sr-only"}>
        <p ref={status} role="status" tabIndex={-1}>
          {isFiltered ? `${count} of the ${total} nearest` : `The ${formatPlural(total, "nearest artist")}`}
        </p>
        {isFiltered && count > 0 ? showAll : null}
      </div>
      {count === 0 ? (
        <div className="mt-4 border-rule border-t py-6">
          <p>None of the {total} nearest artists matches this filter.</p>
          {showAll}
        </div>
      ) : (
        <div ref={list}>
          {live === null ? children : <live.List artist={artist} neighbours={shown} isOpen={live.wasOpen} />}
        </div>
      )}
    </>
  );
}
