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
  /** The number of neighbours in all. */
  total: number;
  choices: FilterChoices;
  /** The filter that the server applied, and how many neighbours it leaves. */
  served: ServedFilter & { count: number };
  /** The list under the served filter, rendered by the server. */
  children: ReactNode;
};

/** With fewer neighbours there is nothing to filter. */
const MIN_TO_FILTER = 10;

/** The nearest artists, filtered by the address: first on the server, then in the browser. */
export function SimilarArtists({ artist, total, choices, served, children }: SimilarArtistsProps) {
  const path = `/artist/${artist.slug}`;
  const filter = useNeighbourFilter(path, served);
  const list = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const { live, prepare } = useLiveList(artist, filter !== served.filter, list);
  // Until they have loaded, the list and its description stay unchanged.
  const shown = live === null ? [] : filterNeighbours(live.neighbours, filter);
  const count = live === null ? served.count : shown.length;
  const isFiltered = count < total;
  const showAll = (
    <FilterLink
      path={path}
      filter={NO_FILTER}
      // The link disappears with the filter; without a new target the focus would jump to the top of the page.
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
