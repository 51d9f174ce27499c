"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { NeighbourFilter } from "../../../lib/contracts/neighbour-filter.ts";
import { filterOf } from "../../../lib/neighbour-filter.ts";

/** pushState tells nobody; popstate comes with Back and Forward only. */
const FILTER_CHANGED = "kindred:filter-changed";

function subscribe(onChange: () => void): () => void {
  window.addEventListener("popstate", onChange);
  window.addEventListener(FILTER_CHANGED, onChange);
  return () => {
    window.removeEventListener("popstate", onChange);
    window.removeEventListener(FILTER_CHANGED, onChange);
  };
}

/** Goes to another filter of this page without asking the server; Back undoes it. */
export function pushFilter(href: string): void {
  window.history.pushState(null, "", href);
  window.dispatchEvent(new Event(FILTER_CHANGED));
}

/** The same for a step of a movement: Back undoes the movement as a whole. */
export function replaceFilter(href: string): void {
  window.history.replaceState(null, "", href);
  window.dispatchEvent(new Event(FILTER_CHANGED));
}

/**
 * The filter in the address bar; the address is the only place where it is kept.
 * @param path the artist's page: while another one is shown or left, its parameters don't count here
 * @param served the query that the server answered, in use until scripts run
 */
export function useNeighbourFilter(path: string, served: string): NeighbourFilter {
  const query = useSyncExternalStore(
    subscribe,
    () => (window.location.pathname === path ? window.location.search : ""),
    () => served,
  );
  return useMemo(() => filterOf(query), [query]);
}
