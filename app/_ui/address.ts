"use client";

import { useSyncExternalStore } from "react";

/** pushState and replaceState tell nobody; popstate comes with Back and Forward only. */
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
 * The router leaves an entry alone that carries its own state. One without it would start a transition, at whose end the
 * router writes the address that it began with, over any that was chosen meanwhile.
 */
function change(update: "pushState" | "replaceState", href: string): void {
  window.history[update](window.history.state, "", href);
  window.dispatchEvent(new Event(ADDRESS_CHANGED));
}

/** Goes to another address of the page that is shown, without asking the server; Back undoes it. */
export function pushAddress(href: string): void {
  change("pushState", href);
}

/** The same for a step of a movement: Back undoes the movement as a whole. */
export function replaceAddress(href: string): void {
  change("replaceState", href);
}

/**
 * The query in the address bar, for pages that keep there what the reader has chosen, and only there.
 * @param path the page's own: while another one is shown or left, its parameters don't count here
 * @param served the query that the server answered, in use until scripts run
 */
export function useAddressQuery(path: string, served: string): string {
  return useSyncExternalStore(
    subscribe,
    () => (window.location.pathname === path ? window.location.search : served),
    () => served,
  );
}
