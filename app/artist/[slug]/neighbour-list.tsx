"use client";

import type { ReactNode } from "react";
import { FoldableList } from "../../_ui/keep/fold.tsx";
import { KinGlyph, scaleToFit } from "../../_ui/kin-glyph/kin-glyph.tsx";
import { NeighbourRow } from "./neighbour-row.tsx";
import { isWeakThroughout, type ListOwner, type Row } from "./rows.ts";

/** Neighbours in full view; the rest open on demand. */
const SHOWN = 10;
/** Box of the glyphs in pixels; one scale for all ten, so that rows compare. */
const GLYPH = { width: 88, height: 50 };
/** Minimum radius of the artist's own circle, px; much larger neighbours are cropped instead. */
const MIN_RADIUS = 8;

type NeighbourListProps = {
  artist: ListOwner;
  /** Its whole list, which says how much a row must explain. */
  all: readonly Row[];
  shown: readonly Row[];
  /** How to read the rows: server-made, since it takes script to make. */
  legend: ReactNode;
};

/** The nearest artists, each with who it is and the evidence for it: ten in full view, all on request, without scripts. */
export function NeighbourList({ artist, all, shown, legend }: NeighbourListProps) {
  const { listeners } = artist;
  const nearest = shown.slice(0, SHOWN);
  const further = shown.slice(SHOWN);
  const pairs = nearest.map((row) => ({ left: listeners, right: row.listeners, shared: row.overlap }));
  const fitting = scaleToFit(pairs, GLYPH.width, GLYPH.height);
  const radius = Math.max(fitting, MIN_RADIUS / Math.sqrt(listeners));
  const isWeak = isWeakThroughout(all);
  return (
    <FoldableList slugs={shown.map(({ slug }) => slug)}>
      <ol className="mt-2 border-rule border-t">
        {nearest.map((row) => (
          <NeighbourRow key={row.slug} artist={artist} row={row} isWeak={isWeak}>
            <KinGlyph left={listeners} right={row.listeners} shared={row.overlap} radius={radius} crop={GLYPH} />
          </NeighbourRow>
        ))}
      </ol>
      <div data-uncropped={radius > fitting ? undefined : ""} className="group/list">
        {legend}
      </div>
      {further.length === 0 ? null : (
        <details className="group/rest">
          <summary className="flex min-h-14 w-fit items-center gap-3 font-semibold text-accent marker:content-none print:hidden">
            <span aria-hidden="true" className="text-xl leading-none group-open/rest:rotate-45">
              +
            </span>
            <span className="group-open/rest:hidden">Show all {shown.length}</span>
            <span className="hidden group-open/rest:inline">Show only the first {SHOWN}</span>
          </summary>
          <ol className="border-rule border-t">
            {further.map((row) => (
              <NeighbourRow key={row.slug} artist={artist} row={row} isWeak={isWeak} />
            ))}
          </ol>
        </details>
      )}
    </FoldableList>
  );
}
