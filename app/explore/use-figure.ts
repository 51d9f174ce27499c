"use client";

import { useEffect, useMemo, useState } from "react";
import type { Facts, Figure } from "./figures/figure.ts";
import type { MakeFigure } from "./figures/make-figure.ts";
import { type ExploreState, figureQuery, parseState } from "./figures/state.ts";

/** Loads data and code for states other than the served one, on demand. */
export async function loadFigures(edition: string | null): Promise<MakeFigure> {
  const { fetchFigures } = await import("./figures/make-figure.ts");
  return fetchFigures(edition);
}

/**
 * The figure in the requested state; the previous one until its data has loaded.
 * @param initial the figure as the server rendered it for the query `served`
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
      // The address is already correct, so the server can render it.
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
