import Link from "next/link";
import type { ReactNode } from "react";
import type { ArtistFile, Neighbour } from "../../../lib/contracts/artist.ts";
import { formatPlural, formatShare, formatSimilarity } from "../../../lib/format.ts";
import { KinGlyph, scaleToFit } from "../../_ui/kin-glyph/kin-glyph.tsx";

/** Neighbours in full view; the rest open on demand. */
const SHOWN = 10;
/** Box of the glyphs in pixels; one scale for all ten, so that rows compare. */
const GLYPH_WIDTH = 112;
const GLYPH_HEIGHT = 64;

/** The nearest artists with the evidence for each: ten in full, all on request, with no script. */
export function Neighbours({ artist }: { artist: ArtistFile }) {
  const listeners = artist.statistics.listeners.value;
  const nearest = artist.neighbours.slice(0, SHOWN);
  const further = artist.neighbours.slice(SHOWN);
  const radius = scaleToFit(
    nearest.map((n) => ({ left: listeners, right: n.listeners, shared: n.overlap })),
    GLYPH_WIDTH,
    GLYPH_HEIGHT,
  );
  return (
    <>
      <ol className="border-rule border-t">
        {nearest.map((neighbour, index) => (
          <NearRow key={neighbour.slug} neighbour={neighbour} rank={index + 1}>
            <KinGlyph left={listeners} right={neighbour.listeners} shared={neighbour.overlap} radius={radius} />
          </NearRow>
        ))}
      </ol>
      {further.length === 0 ? null : (
        <details className="group">
          <summary className="flex min-h-16 items-center gap-3 font-semibold text-accent marker:content-none">
            <span aria-hidden="true" className="w-6 text-center text-xl leading-none group-open:rotate-45 sm:w-8">
              +
            </span>
            <span className="group-open:hidden">Show all {artist.neighbours.length}</span>
            <span className="hidden group-open:inline">Show the nearest {SHOWN} only</span>
          </summary>
          <ol start={SHOWN + 1} className="border-rule border-t">
            {further.map((neighbour, index) => (
              <FurtherRow key={neighbour.slug} neighbour={neighbour} rank={SHOWN + 1 + index} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

type RowProps = { neighbour: Neighbour; rank: number; children?: ReactNode };

function NearRow({ neighbour, rank, children }: RowProps) {
  return (
    <li className="group/row relative grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-rule border-b py-4 sm:grid-cols-[2rem_minmax(0,1fr)_7.5rem_3.5rem] sm:gap-x-5">
      <span className="text-sm text-ink-soft tabular-nums">{rank}</span>
      <div className="col-span-2 min-w-0 sm:col-span-1">
        <NeighbourLink neighbour={neighbour} className="font-display text-xl font-semibold tracking-tight" />
        <Evidence neighbour={neighbour} />
      </div>
      <div className="col-start-2 flex h-16 items-center sm:col-start-auto">{children}</div>
      <Similarity value={neighbour.similarity} className="text-lg" />
    </li>
  );
}

function FurtherRow({ neighbour, rank }: RowProps) {
  return (
    <li className="group/row relative grid min-h-14 grid-cols-[1.5rem_minmax(0,1fr)_auto] items-center gap-x-3 border-rule border-b py-2.5 sm:grid-cols-[2rem_minmax(0,1fr)_3.5rem] sm:gap-x-5">
      <span className="text-sm text-ink-soft tabular-nums">{rank}</span>
      <div className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-6">
        <NeighbourLink neighbour={neighbour} className="font-semibold" />
        <Evidence neighbour={neighbour} />
      </div>
      <Similarity value={neighbour.similarity} className="text-base" />
    </li>
  );
}

/** Its hit area is the whole row. */
function NeighbourLink({ neighbour, className }: { neighbour: Neighbour; className: string }) {
  return (
    <Link
      href={`/artist/${neighbour.slug}`}
      prefetch={false}
      className={`${className} after:absolute after:inset-0 group-hover/row:text-accent`}
    >
      {neighbour.name}
    </Link>
  );
}

function Evidence({ neighbour }: { neighbour: Neighbour }) {
  return (
    <p className="text-sm text-ink-soft tabular-nums">
      {formatPlural(neighbour.overlap, "shared listener")}, {formatShare(neighbour.shareOfSmaller)} of the smaller
      audience
      {neighbour.lowConfidence ? <span className="font-semibold text-ink">, low confidence</span> : null}
    </p>
  );
}

function Similarity({ value, className }: { value: number; className: string }) {
  return (
    <span className={`${className} self-center text-right font-semibold tabular-nums`}>
      <span className="sr-only">similarity </span>
      {formatSimilarity(value)}
    </span>
  );
}
