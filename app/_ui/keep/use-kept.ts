import { useSyncExternalStore } from "react";
import type { KeptArtists } from "../../../lib/kept/kept-artists.ts";
import { readKept, subscribeKept } from "./kept-store.ts";

/** What this browser keeps; null on the server and until it is read. */
export function useKept(): KeptArtists | null {
  return useSyncExternalStore<KeptArtists | null>(subscribeKept, readKept, () => null);
}
