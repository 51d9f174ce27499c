"use client";

import { useEffect, useMemo, useState } from "react";
import { expectEdition } from "../../lib/primitives/edition.ts";
import type { Facts, Figure } from "./figures/figure.ts";
import type { Figures } from "./figures/make-figure.ts";
import { type ExploreState, figureQuery, parseState } from "./figures/state.ts";

let loading: Promise<Figures> | null = null;

/** Loads data and code for other states than the one that was served: once, and not before a reader wants one. */
export function loadFigures(): Promise<Figures> {
  loading ??= import("./figures/make-figure.ts")
    .then(({ fetchFigures }) => fetchFigures())
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}

/**
 * The figure in the state that is asked for; the one before until its data have come.
 * @param initial the figure as the server drew it, for the query `served`
 */
export function useFigure(initial: Figure, served: string, state: ExploreState, facts: Facts): Figure {
  const [figures, setFigures] = useState<Figures | null>(null);
  const query = figureQuery(initial.id, state);
  const isServed = query === figureQuery(initial.id, parseState(Object.fromEntries(new URLSearchParams(served))));

  useEffect(() => {
    if (isServed || figures !== null) return;
    let wanted = true;
    loadFigures()
      .then((loaded) => {
        expectEdition("/data/explore.json", loaded, facts.edition);
        if (wanted) setFigures(loaded);
      })
      // The address is right already: the server can answer it.
      .catch(() => window.location.reload());
    return () => {
      wanted = false;
    };
  }, [isServed, figures, facts.edition]);

  return useMemo(
    () =>
      isServed || figures === null
        ? initial
        : figures.make(initial.id, facts, parseState(Object.fromEntries(new URLSearchParams(query)))),
    [initial, facts, isServed, figures, query],
  );
}
