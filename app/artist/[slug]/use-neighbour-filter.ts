"use client";

import { useEffect, useReducer, useRef } from "react";
import type { NeighbourFilter } from "../../../lib/neighbour-filter/address.ts";
import { NO_FILTER, queryOf } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { pushAddress, useAddressQuery } from "../../_ui/address.ts";

/** Filters by query string: those this page has set need no parsing. */
const filters = new Map<string, NeighbourFilter>([["", NO_FILTER]]);

/** The address of a filter; also remembers the filter, so that it need not be parsed again. */
function hrefOf(path: string, filter: NeighbourFilter): string {
  const query = queryOf(filter);
  filters.set(query, filter);
  return `${path}${query}`;
}

/** Applies another filter on this page without a request to the server; Back undoes it. */
export function pushFilter(path: string, filter: NeighbourFilter): void {
  pushAddress(hrefOf(path, filter));
}

/** What the server rendered: the query string, and the filter parsed from it. */
export type ServedFilter = { query: string; filter: NeighbourFilter };

/**
 * The filter in the address bar, its only storage. The parser is loaded only for
 * addresses that neither the server nor this page produced, such as after Back from elsewhere.
 * @param path the artist's page: while another one is shown or left, its parameters don't count here
 */
export function useNeighbourFilter(path: string, served: ServedFilter): NeighbourFilter {
  const query = useAddressQuery(path, served.query);
  const [, showAgain] = useReducer((times: number) => times + 1, 0);
  const last = useRef(served.filter);
  const known = query === served.query ? served.filter : filters.get(query);
  useEffect(() => {
    if (known !== undefined) {
      last.current = known;
      return;
    }
    import("../../../lib/neighbour-filter/address.ts").then(({ filterOf }) => {
      filters.set(query, filterOf(query));
      showAgain();
    });
  }, [query, known]);
  return known ?? last.current;
}
