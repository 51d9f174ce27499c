"use client";

import { floorIndex } from "../../lib/figures/state.ts";
import { formatCount } from "../../lib/format.ts";
import { useExplore } from "./explore-context.tsx";
import { Choices, StateLink } from "./state-link.tsx";

/** Excludes artists with few listeners from every figure about artists; stays visible while these are read. */
export function MinimumFilter() {
  const { state, floors } = useExplore();
  const current = floors[floorIndex(floors, state.min)];
  return (
    <div className="sticky top-0 z-20 -mx-(--spacing-gutter) border-rule border-b bg-paper px-(--spacing-gutter) py-1 print:static">
      <Choices label="Artists with at least">
        {floors.map((floor) => (
          <StateLink key={floor} to={{ ...state, min: floor }} anchor="artists" isCurrent={floor === current}>
            {formatCount(floor)}
          </StateLink>
        ))}
        <span aria-hidden="true" className="ml-2 text-ink-soft">
          listeners
        </span>
      </Choices>
    </div>
  );
}
