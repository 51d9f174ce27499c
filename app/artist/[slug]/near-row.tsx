import type { ReactNode } from "react";
import type { RankedNeighbour } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { FoldableRow } from "../../_ui/keep/fold.tsx";
import { KeepButtons } from "../../_ui/keep/keep-buttons.tsx";
import { PairSentence, PairShares } from "./pair-evidence.tsx";
import { NeighbourLink, Similarity } from "./row-parts.tsx";

type NearRowProps = {
  artist: { name: string; listeners: number };
  neighbour: RankedNeighbour;
  /** The pair's picture. */
  children: ReactNode;
};

/** A neighbour with all the evidence. */
export function NearRow({ artist, neighbour, children }: NearRowProps) {
  return (
    <FoldableRow
      slug={neighbour.slug}
      value={neighbour.rank}
      className="group/row relative grid grid-cols-[1.5rem_minmax(0,1fr)_4.75rem] items-center gap-x-3 border-rule border-b py-4 sm:grid-cols-[2rem_minmax(0,1fr)_7rem_3.5rem_auto] sm:gap-x-5"
    >
      <span className="self-start pt-1 text-sm text-ink-soft tabular-nums sm:self-center sm:pt-0">
        {neighbour.rank}
      </span>
      <div className="row-span-3 min-w-0 self-start sm:row-span-1 sm:self-center">
        <NeighbourLink neighbour={neighbour} className="font-display text-xl font-semibold tracking-tight" />
        <PairSentence artist={artist} neighbour={neighbour} />
        <PairShares artist={artist} neighbour={neighbour} />
      </div>
      <div className="flex items-center justify-end text-[0.68rem] sm:h-16 sm:justify-start sm:text-[1rem]">
        {children}
      </div>
      <Similarity value={neighbour.similarity} className="col-start-3 text-lg sm:col-start-auto" />
      <KeepButtons
        slug={neighbour.slug}
        name={neighbour.name}
        className="col-start-3 -mr-3 -mb-3 self-end justify-self-end sm:col-start-auto sm:mb-0 sm:self-center"
      />
    </FoldableRow>
  );
}
