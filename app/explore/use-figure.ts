"use client";

import { useEffect, useState } from "react";
import type { Figure } from "../../lib/figures/_shared/figure.ts";
import { figureState, type StateParts } from "../../lib/figures/state.ts";
import { useExplore } from "./explore-context.tsx";

/** Loads data and code for states other than the served one, on demand. */
export async function prepareFigures(): Promise<void> {
  const { fetchFigures } = await import("./make-figure.ts");
  await fetchFigures();
}

/**
 * The figure in the requested state; the previous one until its data has loaded.
 * @param initial the figure as the server rendered it
 */
export function useFigure(initial: Figure, parts: StateParts): Figure {
  const { state, served, facts } = useExplore();
  const [figure, setFigure] = useState(initial);
  const { min, floor, view } = figureState(parts, state);
  const first = figureState(parts, served);
  const isServed = min === first.min && floor === first.floor && view === first.view;

  useEffect(() => {
    if (isServed) return;
    let wanted = true;
    import("./make-figure.ts")
      .then(({ makeFigure }) => makeFigure(initial.id, facts, { min, floor, view }))
      .then((made) => {
        if (wanted) setFigure(made);
      })
      // The address is already correct, so the server can render it.
      .catch(() => window.location.reload());
    return () => {
      wanted = false;
    };
  }, [isServed, initial, facts, min, floor, view]);

  return isServed ? initial : figure;
}
