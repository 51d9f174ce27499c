"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Facts } from "../../lib/figures/_shared/figure.ts";
import { type ExploreState, parseState, type StateParts, stateQuery } from "../../lib/figures/state.ts";
import { useAddressQuery } from "../_ui/address.ts";

type Given = {
  /** The state that the server drew the page for. */
  served: ExploreState;
  facts: Facts;
  floors: number[];
  averageFloor: number;
};

const Context = createContext<(Given & { state: ExploreState }) | null>(null);

type ExploreProviderProps = Given & {
  /** Those with views, which the address may name. */
  figures: StateParts[];
  children: ReactNode;
};

/** What all figures of the page share; the reader's choices are read from the address here, the only place they are kept. */
export function ExploreProvider({ figures, children, ...given }: ExploreProviderProps) {
  const { served, facts, floors, averageFloor } = given;
  const servedQuery = stateQuery(served);
  const query = useAddressQuery("/explore", servedQuery);
  const value = useMemo(() => {
    const parameters = Object.fromEntries(new URLSearchParams(query));
    const state = query === servedQuery ? served : parseState(figures, parameters);
    return { served, facts, floors, averageFloor, state };
  }, [query, servedQuery, figures, served, facts, floors, averageFloor]);
  return <Context value={value}>{children}</Context>;
}

export function useExplore() {
  const value = useContext(Context);
  if (value === null) throw new Error("useExplore() needs an ExploreProvider around it");
  return value;
}
