"use client";

import { useEffect, useMemo, useState } from "react";
import type { Facts, Figure } from "./figures/figure.ts";
import type { MakeFigure } from "./figures/make-figure.ts";
import { type ExploreState, figureQuery, parseState } from "./figures/state.ts";

let loading: Promise<MakeFigure> | null = null;

/** Loads data and code for other states than the one that was served: once, and not before a reader wants one. */
export function loadFigures(): Promise<MakeFigure> {
  loading ??= import("./figures/make-figure.ts")
    .then(({ loadMakeFigure }) => loadMakeFigure())
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
  const [make, setMake] = useState<MakeFigure | null>(null);
  const query = figureQuery(initial.id, state);
  const isServed = query === figureQuery(initial.id, parseState(Object.fromEntries(new URLSearchParams(served))));

  useEffect(() => {
    if (isServed || make !== null) return;
    let wanted = true;
    loadFigures().then(
      (loaded) => {
        if (wanted) setMake(() => loaded);
      },
      // The address is right already: the server can answer it.
      () => window.location.reload(),
    );
    return () => {
      wanted = false;
    };
  }, [isServed, make]);

  return useMemo(
    () =>
      isServed || make === null
        ? initial
        : make(initial.id, facts, parseState(Object.fromEntries(new URLSearchParams(query)))),
    [initial, facts, isServed, make, query],
  );
}
