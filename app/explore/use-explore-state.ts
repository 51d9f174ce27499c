"use client";

import { useMemo } from "react";
import { useAddressQuery } from "../_ui/address.ts";
import { type ExploreState, parseState } from "./figures/state.ts";

/**
 * The reader's choices, read from the address, their only storage.
 * @param served the query that the server rendered, used until scripts run
 */
export function useExploreState(served: string): ExploreState {
  const query = useAddressQuery("/explore", served);
  return useMemo(() => parseState(Object.fromEntries(new URLSearchParams(query))), [query]);
}
