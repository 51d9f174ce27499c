import Link from "next/link";
import type { ReactNode } from "react";
import type { ArtistFile, Neighbour } from "../../../lib/contracts/artist.ts";
import { formatPlural, formatShare, formatSimilarity } from "../../../lib/format.ts";
import { KinGlyph, scaleToFit } from "../../_ui/kin-glyph/kin-glyph.tsx";
import { NeighbourKey } from "./neighbour-key.tsx";

/** Neighbours in full view; the rest open on demand. */
const SHOWN = 10;
/** Box of the glyphs in pixels; one scale for all ten, so that rows compare. */
const GLYPH = { width: 112, height: 64 };
/** The artist's own circle never gets smaller than this, px; much larger neighbours are cut off by the box instead. */
const MIN_RADIUS = 9;

/** The nearest artists with the evidence for each: ten in full, all on request, with no script. */
export function Neighbours({ artist }: { artist: ArtistFile }) {
  const listeners = artist.statistics.listeners.value;
  const nearest = artist.neighbours.slice(0, SHOWN);
  const further = artist.neighbours.slice(SHOWN);
  const pairs = nearest.map((n) => ({ left: listeners, right: n.listeners, shared: n.overlap }));
  const fitting = scaleToFit(pairs, GLYPH.width, GLYPH.height);
  const radius = Math.max(fitting, MIN_RADIUS / Math.sqrt(listeners));
  return (
    <>
      <NeighbourKey cut={radius > fitting} />
      <ol className="border-rule border-t">
        {nearest.map((neighbour, index) => (
          <NearRow key={neighbour.slug} neighbour={neighbour} rank={index + 1}>
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
        <details className="group">
          <summary className="flex min-h-16 items-center gap-3 sm:gap-5 font-semibold text-accent marker:content-none">
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
    <li className="group/row relative grid grid-cols-[1.5rem_minmax(0,1fr)_4.75rem] items-center gap-x-3 border-rule border-b py-4 sm:grid-cols-[2rem_minmax(0,1fr)_7rem_4rem] sm:gap-x-5">
      <span className="self-start pt-1 text-sm text-ink-soft tabular-nums sm:self-center sm:pt-0">{rank}</span>
      <div className="row-span-2 min-w-0 self-start sm:row-span-1 sm:self-center">
        <NeighbourLink neighbour={neighbour} className="font-display text-xl font-semibold tracking-tight" />
        <Evidence neighbour={neighbour} />
      </div>
      <div className="flex items-center justify-end text-[0.68rem] sm:h-16 sm:justify-start sm:text-[1rem]">
        {children}
      </div>
      <Similarity value={neighbour.similarity} className="col-start-3 text-lg sm:col-start-auto" />
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
      {neighbour.lowConfidence ? (
        <>
          , <strong className="font-semibold text-ink">low confidence</strong>
        </>
      ) : null}
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
