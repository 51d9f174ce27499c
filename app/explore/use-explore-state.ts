"use client";

import { useMemo } from "react";
import { type ExploreState, parseState } from "../../lib/figures/state.ts";
import { useAddressQuery } from "../_ui/address.ts";

/**
 * What the reader has chosen, read from the address, the only place where it is kept.
 * @param served the query that the server answered, in use until scripts run
 */
export function useExploreState(served: string): ExploreState {
  const query = useAddressQuery("/explore", served);
  return useMemo(() => parseState(Object.fromEntries(new URLSearchParams(query))), [query]);
}
