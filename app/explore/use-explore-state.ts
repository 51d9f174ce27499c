"use client";

import { useMemo, useSyncExternalStore } from "react";
import { type ExploreState, parseState } from "./figures/state.ts";

/** pushState tells nobody; popstate comes with Back and Forward only. */
const STATE_CHANGED = "kindred:explore-changed";
const PATH = "/explore";

function subscribe(onChange: () => void): () => void {
  window.addEventListener("popstate", onChange);
  window.addEventListener(STATE_CHANGED, onChange);
  return () => {
    window.removeEventListener("popstate", onChange);
    window.removeEventListener(STATE_CHANGED, onChange);
  };
}

/** Goes to another state of this page without asking the server; Back undoes it. */
export function pushState(href: string): void {
  window.history.pushState(null, "", href);
  window.dispatchEvent(new Event(STATE_CHANGED));
}

/**
 * What the reader has chosen, read from the address, the only place where it is kept.
 * @param served the query that the server answered, in use until scripts run
 */
export function useExploreState(served: string): ExploreState {
  const query = useSyncExternalStore(
    subscribe,
    // While another page is shown or left, its parameters don't count here.
    () => (window.location.pathname === PATH ? window.location.search : served),
    () => served,
  );
  return useMemo(() => parseState(Object.fromEntries(new URLSearchParams(query))), [query]);
}
