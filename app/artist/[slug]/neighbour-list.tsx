import type { RankedNeighbour } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { FoldableList } from "../../_ui/keep/fold.tsx";
import { KinGlyph, scaleToFit } from "../../_ui/kin-glyph/kin-glyph.tsx";
import { FurtherRows } from "./further-rows.tsx";
import { NearRow } from "./near-row.tsx";
import { NeighbourKey } from "./neighbour-key.tsx";

/** Neighbours in full view; the rest open on demand. */
const SHOWN = 10;
/** Box of the glyphs in pixels; one scale for all ten, so that rows compare. */
const GLYPH = { width: 112, height: 64 };
/** Minimum radius of the artist's own circle, px; much larger neighbours are cropped instead. */
const MIN_RADIUS = 9;

type NeighbourListProps = {
  artist: { name: string; listeners: number };
  neighbours: readonly RankedNeighbour[];
  /** Whether the rows beyond the first ten are open initially. */
  isOpen?: boolean;
};

/**
 * The nearest artists with the evidence for each: ten in full, all on request, without scripts. Rendered by the server at
 * first, and by the browser once the reader has narrowed the list.
 */
export function NeighbourList({ artist, neighbours, isOpen = false }: NeighbourListProps) {
  const { listeners } = artist;
  const nearest = neighbours.slice(0, SHOWN);
  const further = neighbours.slice(SHOWN);
  const pairs = nearest.map((n) => ({ left: listeners, right: n.listeners, shared: n.overlap }));
  const fitting = scaleToFit(pairs, GLYPH.width, GLYPH.height);
  const radius = Math.max(fitting, MIN_RADIUS / Math.sqrt(listeners));
  return (
    <FoldableList slugs={neighbours.map(({ slug }) => slug)}>
      <NeighbourKey cut={radius > fitting} />
      <ol className="border-rule border-t">
        {nearest.map((neighbour) => (
          <NearRow key={neighbour.slug} artist={artist} neighbour={neighbour}>
            <KinGlyph
              left={listeners}
              right={neighbour.listeners}
              shared={neighbour.overlap}
              radius={radius}
              crop={GLYPH}
            />
          </NearRow>
        ))}
      </ol>
      {further.length === 0 ? null : (
        <details className="group" open={isOpen}>
          <summary className="flex min-h-16 items-center print:hidden gap-3 sm:gap-5 font-semibold text-accent marker:content-none">
            <span aria-hidden="true" className="w-6 text-center text-xl leading-none group-open:rotate-45 sm:w-8">
              +
            </span>
            <span className="group-open:hidden">Show all {neighbours.length}</span>
            <span className="hidden group-open:inline">Show only the nearest {SHOWN}</span>
          </summary>
          <FurtherRows neighbours={further} />
        </details>
      )}
    </FoldableList>
  );
}
