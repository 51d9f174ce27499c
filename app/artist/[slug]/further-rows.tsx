"use client";

import type { RankedNeighbour } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { FoldableRow } from "../../_ui/keep/fold.tsx";
import { KeepButtons } from "../../_ui/keep/keep-buttons.tsx";
import { BriefEvidence } from "./pair-evidence.tsx";
import { NeighbourLink, Similarity } from "./row-parts.tsx";

/**
 * Neighbours in brief. A client component, so that forty rows travel to the browser as HTML and as figures, not as React's
 * description of every element.
 */
export function FurtherRows({ neighbours }: { neighbours: readonly RankedNeighbour[] }) {
  return (
    <ol className="border-rule border-t">
      {neighbours.map((neighbour) => (
        <FurtherRow key={neighbour.slug} neighbour={neighbour} />
      ))}
    </ol>
  );
}

function FurtherRow({ neighbour }: { neighbour: RankedNeighbour }) {
  return (
    <FoldableRow
      slug={neighbour.slug}
      value={neighbour.rank}
      className="group/row relative grid min-h-14 grid-cols-[1.5rem_minmax(0,1fr)_4.75rem] items-center gap-x-3 border-rule border-b py-1.5 sm:grid-cols-[2rem_minmax(0,1fr)_3.5rem_auto] sm:gap-x-5"
    >
      <span className="text-sm text-ink-soft tabular-nums">{neighbour.rank}</span>
      <div className="row-span-2 flex min-w-0 flex-wrap items-baseline justify-between gap-x-6 sm:row-span-1">
        <NeighbourLink neighbour={neighbour} className="font-semibold" />
        <BriefEvidence neighbour={neighbour} />
      </div>
      <Similarity value={neighbour.similarity} className="text-base" />
      <KeepButtons
        slug={neighbour.slug}
        name={neighbour.name}
        className="col-start-3 -mr-3 -mb-1.5 justify-self-end sm:col-start-auto sm:mb-0"
      />
    </FoldableRow>
  );
}
