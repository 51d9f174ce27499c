"use client";

import { useSyncExternalStore } from "react";

/** pushState and replaceState fire no event; popstate fires on Back and Forward only. */
const ADDRESS_CHANGED = "kindred:address-changed";

function subscribe(onChange: () => void): () => void {
  window.addEventListener("popstate", onChange);
  window.addEventListener(ADDRESS_CHANGED, onChange);
  return () => {
    window.removeEventListener("popstate", onChange);
    window.removeEventListener(ADDRESS_CHANGED, onChange);
  };
}

/**
 * The router ignores a history entry that carries its own state. One without it would start a transition, and at its end
 * the router would write the address it started with over any chosen since.
 */
function change(update: "pushState" | "replaceState", href: string): void {
  window.history[update](window.history.state, "", href);
  window.dispatchEvent(new Event(ADDRESS_CHANGED));
}

/** Changes the address of the current page without a request to the server; Back undoes it. */
export function pushAddress(href: string): void {
  change("pushState", href);
}

/** The same for one step of a movement: Back undoes the whole movement. */
export function replaceAddress(href: string): void {
  change("replaceState", href);
}

/**
 * The query in the address bar, for pages that keep the reader's choices there and nowhere else.
 * @param path the page's own path: parameters of other pages are ignored
 * @param served the query that the server rendered, used until scripts run
 */
export function useAddressQuery(path: string, served: string): string {
  return useSyncExternalStore(
    subscribe,
    () => (window.location.pathname === path ? window.location.search : served),
    () => served,
  );
}
