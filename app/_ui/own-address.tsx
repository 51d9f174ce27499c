"use client";

import { useSyncExternalStore } from "react";

/** What app/site-origin.ts falls back to. */
const UNKNOWN = "http://localhost:";

const subscribe = () => () => {};

/**
 * `text`, which names the site's `address`. Where the server does not know the address (SITE_URL is not set), the browser does,
 * so a snippet works when it is copied.
 */
export function useOwnAddress(text: string, address: string): string {
  const own = useSyncExternalStore(
    subscribe,
    () => (address.startsWith(UNKNOWN) ? location.origin : address),
    () => address,
  );
  return text.replaceAll(address, own);
}

/** The same as an element, for pages of the server. */
export function OwnAddress({ text, address }: { text: string; address: string }) {
  return useOwnAddress(text, address);
}
