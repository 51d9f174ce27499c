"use client";

import { useEffect, useMemo, useState } from "react";
import type { Facts, Figure } from "../../lib/figures/_shared/figure.ts";
import { type ExploreState, figureQuery, parseState } from "../../lib/figures/state.ts";
import type { MakeFigure } from "./make-figure.ts";

/** Loads data and code for other states than the one that was served, not before a reader wants one. */
export async function loadFigures(edition: string | null): Promise<MakeFigure> {
  const { fetchFigures } = await import("./make-figure.ts");
  return fetchFigures(edition);
}

/**
 * The figure in the state that is asked for; the one before until its data have come.
 * @param initial the figure as the server drew it, for the query `served`
 */
export function useFigure(initial: Figure, served: string, state: ExploreState, facts: Facts): Figure {
  const [makeFigure, setMakeFigure] = useState<MakeFigure | null>(null);
  const query = figureQuery(initial.id, state);
  const isServed = query === figureQuery(initial.id, parseState(Object.fromEntries(new URLSearchParams(served))));

  useEffect(() => {
    if (isServed || makeFigure !== null) return;
    let wanted = true;
    loadFigures(facts.edition)
      .then((make) => {
        if (wanted) setMakeFigure(() => make);
      })
      // The address is right already: the server can answer it.
      .catch(() => window.location.reload());
    return () => {
      wanted = false;
    };
  }, [isServed, makeFigure, facts.edition]);

  return useMemo(
    () =>
      isServed || makeFigure === null
        ? initial
        : makeFigure(initial.id, facts, parseState(Object.fromEntries(new URLSearchParams(query)))),
    [initial, facts, isServed, makeFigure, query],
  );
}
