"use client";

import { type ReactNode, useRef } from "react";
import { formatPlural } from "../../../lib/format.ts";
import { type FilterChoices, filterNeighbours, NO_FILTER } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import { FilterControls } from "./filter-controls.tsx";
import { FilterLink } from "./filter-link.tsx";
import { NeighbourList } from "./neighbour-list.tsx";
import { ORDER_EFFECTS, OrderControl } from "./order-control.tsx";
import { type ListedRow, type ListOwner, rowsInOrder } from "./rows.ts";
import { type ServedFilter, useNeighbourFilter } from "./use-neighbour-filter.ts";

type SimilarArtistsProps = {
  /** The artist whose neighbours these are. */
  artist: ListOwner;
  /** All its neighbours. */
  listed: readonly ListedRow[];
  orders: ArtistFile["orders"];
  choices: FilterChoices;
  /** The filter that the server applied. */
  served: ServedFilter;
  /** How to read the rows. */
  legend: ReactNode;
  /** What to know before reading the list. */
  children: ReactNode;
};

/** With fewer neighbours there is nothing to filter. */
const MIN_TO_FILTER = 10;

/**
 * The nearest artists, filtered and ordered by the address: first on the server, then in the browser, by the same code. A client
 * component down to its rows, so that fifty of them travel as HTML and as data, not as React's description of every element.
 */
export function SimilarArtists({ artist, listed, orders, choices, served, legend, children }: SimilarArtistsProps) {
  const path = `/artist/${artist.slug}`;
  const filter = useNeighbourFilter(path, served);
  const status = useRef<HTMLParagraphElement>(null);
  const { order } = filter;
  const rows = rowsInOrder(listed, order === null ? undefined : orders[order]);
  const shown = filterNeighbours(rows, filter);
  const isFiltered = shown.length < rows.length;
  const showAll = (
    <FilterLink
      path={path}
      filter={{ ...NO_FILTER, order }}
      // The link disappears with the filter; without a new target the focus would jump to the top of the page.
      onFollow={() => status.current?.focus()}
      className="link inline-flex min-h-11 items-center"
    >
      Show all {rows.length}
    </FilterLink>
  );
  return (
    <>
      {rows.length > MIN_TO_FILTER || isFiltered ? (
        <div className="kin-controls">
          <OrderControl path={path} filter={filter} />
          <FilterControls path={path} choices={choices} filter={filter} />
        </div>
      ) : null}
      {children}
      <div className={isFiltered || order !== null ? "mt-2 flex flex-wrap items-center gap-x-4 text-sm" : "sr-only"}>
        <p ref={status} role="status" tabIndex={-1}>
          {isFiltered
            ? `${shown.length} of the ${rows.length} nearest`
            : `The ${formatPlural(rows.length, "nearest artist")}`}
          {order === null ? null : ORDER_EFFECTS[order]}
        </p>
        {isFiltered && shown.length > 0 ? showAll : null}
      </div>
      {shown.length === 0 ? (
        <div className="mt-4 border-rule border-t py-6">
          <p>None of the {rows.length} nearest artists matches this filter.</p>
          {showAll}
        </div>
      ) : (
        <NeighbourList artist={artist} all={rows} shown={shown} legend={legend} />
      )}
    </>
  );
}
